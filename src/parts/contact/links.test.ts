import { describe, expect, it } from 'vitest'
import { emailLink, mapLink, phoneLink, smsLink, siteLink, telegramLink, whatsappLink } from './links'

describe('links to the apps of the device', () => {
  it('dials with the country, and the extension after a pause', () => {
    expect(phoneLink('8 (921) 000-11-22')?.href).toBe('tel:+79210001122')
    expect(phoneLink('00 49 30 123456')?.href).toBe('tel:+4930123456')
    expect(phoneLink('+7 495 000-11-22 доб. 12')?.href).toBe('tel:+74950001122,12')
    expect(phoneLink('102')?.href).toBe('tel:102')
    expect(phoneLink('ask the guard')).toBeUndefined()
  })

  it('writes to an address and to nothing else', () => {
    expect(emailLink('a.b@c.ru')?.href).toBe('mailto:a.b@c.ru')
    expect(emailLink('a@b.ru?cc=x')?.href).toBe('mailto:a@b.ru%3Fcc%3Dx')
    expect(emailLink('a@b.ru?cc=x@y.z')).toBeUndefined()
  })

  it('finds a person in a messenger by name or by number', () => {
    expect(telegramLink('@olga_k')?.href).toBe('https://t.me/olga_k')
    expect(telegramLink('+7 921 000-11-22')?.href).toBe('https://t.me/+79210001122')
    expect(whatsappLink('8 921 000 11 22')?.href).toBe('https://wa.me/79210001122')
    expect(whatsappLink('https://wa.me/79210001122')?.href).toBe('https://wa.me/79210001122')
    expect(telegramLink('no name')).toBeUndefined()
  })

  it('opens sites, never scripts', () => {
    expect(siteLink('ladoga.example')?.href).toBe('https://ladoga.example/')
    expect(siteLink('http://ladoga.example/a b')?.href).toBe('http://ladoga.example/a%20b')
    expect(siteLink('ladoga.example:8080/x')?.href).toBe('https://ladoga.example:8080/x')
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'nothing'])
      expect(siteLink(bad)).toBeUndefined()
  })

  it('opens the maps of the device', () => {
    expect(mapLink('Тула, ул. Мира 1', 'Linux; Android 16').href).toMatch(/^geo:0,0\?q=%D0/)
    expect(mapLink('Tula', 'iPhone').href).toBe('https://maps.apple.com/?q=Tula')
    expect(mapLink('Tula', 'X11; Linux').href).toMatch(/^https:\/\//)
  })
})

it('a short message goes to a number, never to an extension or a word', () => {
  expect(smsLink('8 (921) 555-01-01')?.href).toBe('sms:+79215550101')
  expect(smsLink('+7 812 555-01-01 доб. 12')).toBeUndefined()
  expect(smsLink('102')).toBeUndefined()
})
