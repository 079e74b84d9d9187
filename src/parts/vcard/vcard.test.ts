import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_CONTACT, type Contact } from './contact'
import { linesOf } from './lines'
import { CARD_LIMITS, looksLikeCards, readCards } from './read'
import { webAddress } from './webAddress'
import { writeCard } from './write'

const lines = (...text: string[]): string => text.join('\r\n')
const card = (...text: string[]): string => lines('BEGIN:VCARD', ...text, 'END:VCARD', '')
const only = (input: string | Uint8Array): Contact => {
  const { contacts, problem } = readCards(input)
  expect({ problem, count: contacts.length }).toEqual({ problem: null, count: 1 })
  return contacts[0]!
}
/** Cyrillic letters of Windows-1251, and ASCII. */
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
  })
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('cards as programs write them', () => {
  it('reads an iPhone with labels, a birthday without its year, a messenger and a picture', () => {
    const contact = only(
      card(
        'VERSION:3.0',
        'PRODID:-//Apple Inc.//iPhone OS 17.5//EN',
        'N:Соколова;Анна;Игоревна;;',
        'FN:Анна Соколова',
        'ORG:Кухни Ладога;Отдел закупок',
        'TITLE:Руководитель снабжения',
        'EMAIL;type=INTERNET;type=WORK;type=pref:anna@ladoga.example',
        'item1.TEL;type=CELL;type=VOICE:+7 (921) 555-01-02',
        'item1.X-ABLabel:_$!<Mobile>!$_',
        'TEL;type=WORK;type=VOICE;type=pref:8 812 555 10 20',
        'item2.ADR;type=WORK;type=pref:;;ул. Ленина\\, 5\\nоф. 12;Санкт-Петербург;;190000;Россия',
        'item2.X-ABADR:ru',
        'item3.URL;type=pref:https\\://ladoga.example',
        'item3.X-ABLabel:_$!<HomePage>!$_',
        'X-SOCIALPROFILE;type=telegram;x-user=anna_ladoga:x-apple:anna_ladoga',
        'BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-05-14',
        'NOTE:Звонить после 11\\; любит конкретику',
        'PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA',
        ' DUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      ),
    )
    expect(contact).toEqual({
      name: 'Анна Соколова',
      org: 'Кухни Ладога',
      title: 'Руководитель снабжения',
      phones: [
        { text: '8 812 555 10 20', kind: 'work' },
        { text: '+7 (921) 555-01-02', kind: 'mobile' },
      ],
      emails: ['anna@ladoga.example'],
      urls: ['https://ladoga.example'],
      addresses: [{ street: '190000, ул. Ленина, 5 оф. 12', city: 'Санкт-Петербург', country: 'Россия' }],
      birthday: '--05-14',
      note: 'Звонить после 11; любит конкретику',
      telegram: 'anna_ladoga',
      whatsapp: '',
      photo: { type: 'image/png', bytes: Uint8Array.from(Buffer.from(PIXEL, 'base64')) },
    })
  })

  it('reads an Android of 2.1: parameters without names, quoted-printable over several lines', () => {
    const contact = only(
      card(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2;=D0=9F=D1=91=D1=82=D1=80;;;',
        'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D1=91=D1=82=D1=80=20=D0=9F=D0=B5=',
        '=D1=82=D1=80=D0=BE=D0=B2',
        'TEL;CELL;PREF:+79215550102',
        'TEL;WORK;FAX:88125551021',
        'EMAIL;HOME:petr@example.ru',
        'ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:=D0=9E=D0=9E=D0=9E "=D0=A0=D0=BE=D0=B3=D0=B0, =D0=BA=D0=BE=D0=BF=D1=8B=D1=82=D0=B0"',
        'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D1=80=D0=B0=D0=B7=0D=0A=D0=B4=D0=B2=D0=B0',
        'BDAY:1980-05-14',
      ),
    )
    expect(contact).toMatchObject({
      name: 'Пётр Петров',
      org: 'ООО "Рога, копыта"',
      phones: [
        { text: '+79215550102', kind: 'mobile' },
        { text: '88125551021', kind: 'fax' },
      ],
      emails: ['petr@example.ru'],
      note: 'раз\nдва',
      birthday: '1980-05-14',
    })
  })

  it('reads Windows-1251, declared as Outlook does, or not at all as 1C does, or declared wrongly', () => {
    const outlook = card(
      'VERSION:2.1',
      'N;LANGUAGE=ru;CHARSET=windows-1251:Иванов;Иван',
      'FN;CHARSET=windows-1251:Иван Иванов',
      'ORG;CHARSET=windows-1251:Завод;Сбыт',
      'TEL;WORK;VOICE:(495) 123-45-67',
      'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2',
      'REV:20260314T101500Z',
    )
    expect(only(cp1251(outlook))).toMatchObject({ name: 'Иван Иванов', org: 'Завод', title: 'Сбыт' })
    expect(only(cp1251(outlook.replaceAll(';CHARSET=windows-1251', '')))).toMatchObject({ name: 'Иван Иванов' })
    expect(only(cp1251(outlook.replaceAll('windows-1251', 'UTF-8')))).toMatchObject({ name: 'Иван Иванов' })
    expect(only(cp1251(outlook.replaceAll('windows-1251', 'x-unknown')))).toMatchObject({ name: 'Иван Иванов' })
  })

  it('reads vCard 4.0: URIs, preferences by number, a picture as a data address', () => {
    const contact = only(
      card(
        'VERSION:4.0',
        'KIND:individual',
        'FN:Olga Petrova',
        'N:Petrova;Olga;;;',
        'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+1-555-555-5555;ext=5555',
        'TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+33-6-12-34-56-78',
        'EMAIL;PREF=1:olga@example.com',
        'IMPP:telegram:olga_p',
        'URL:https://wa.me/33612345678',
        'BDAY:--0229',
        `PHOTO:data:image/png;base64,${PIXEL}`,
      ),
    )
    expect(contact).toMatchObject({
      phones: [
        { text: '+33-6-12-34-56-78', kind: 'mobile' },
        { text: '+1-555-555-5555 ext 5555', kind: 'home' },
      ],
      telegram: 'olga_p',
      whatsapp: '+33612345678',
      urls: [],
      birthday: '--02-29',
      photo: { type: 'image/png' },
    })
  })

  it('reads a scanner of business cards: no name parts, one line of address, a site without its scheme', () => {
    const contact = only(
      lines(
        'BEGIN:VCARD',
        'VERSION:3.0',
        'FN:ПЕТРОВ СЕРГЕЙ',
        'ORG:ООО «Север»',
        'TITLE:Генеральный директор',
        'TEL;TYPE=WORK:+7 8182 20-00-00',
        'EMAIL:INFO@SEVER.EXAMPLE',
        'URL:www.sever.example',
        'ADR:;;Архангельск, пр. Троицкий, 1;;;;',
      ),
    )
    expect(contact).toMatchObject({
      name: 'ПЕТРОВ СЕРГЕЙ',
      urls: ['https://www.sever.example'],
      addresses: [{ street: 'Архангельск, пр. Троицкий, 1', city: '', country: '' }],
    })
  })

  it('takes the card of a company as one', () => {
    expect(only(card('VERSION:3.0', 'FN:Orion', 'ORG:Orion', 'X-ABShowAs:COMPANY'))).toMatchObject({
      name: '',
      org: 'Orion',
    })
  })

  it('reads UTF-16 with its mark, and UTF-8 folded within a letter', () => {
    const text = card('VERSION:3.0', 'FN:Жанна')
    const utf16 = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect(only(utf16).name).toBe('Жанна')
    const bytes = Buffer.from(text)
    const at = bytes.indexOf(Buffer.from('анна')) + 1
    expect(
      only(Uint8Array.from(Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]))).name,
    ).toBe('Жанна')
  })

  it('reads many cards, also when one does not end and one has an assistant inside', () => {
    const text = [
      card('VERSION:2.1', 'FN:One', 'AGENT:', 'BEGIN:VCARD', 'FN:Assistant', 'END:VCARD', 'TEL:112233'),
      lines('BEGIN:VCARD', 'FN:Two', ''),
      card('FN:Three'),
      card('VERSION:3.0'),
    ].join('')
    const { contacts, unread } = readCards(text)
    expect(contacts.map(({ name }) => name)).toEqual(['One', 'Two', 'Three'])
    expect(contacts[0]!.phones).toEqual([{ text: '112233', kind: 'other' }])
    expect(unread).toBe(1)
  })
})

describe('what is broken or hostile', () => {
  it('says what is no card', () => {
    for (const input of ['', 'hello', '%PDF-1.7', 'BEGIN:VEVENT\nEND:VEVENT', '<html>'])
      expect(readCards(input)).toEqual({ contacts: [], unread: 0, problem: 'notCards' })
    expect(looksLikeCards('\ufeffbegin:vcard\n')).toBe(true)
    expect(looksLikeCards('name;phone')).toBe(false)
  })

  it('refuses a file that is too large, and reads the first of too many', () => {
    expect(readCards(new Uint8Array(CARD_LIMITS.bytes + 1)).problem).toBe('tooLarge')
    const many = readCards('BEGIN:VCARD\nFN:A\nEND:VCARD\n'.repeat(CARD_LIMITS.cards + 1))
    expect([many.problem, many.contacts.length]).toEqual(['tooMany', CARD_LIMITS.cards])
  })

  it('takes no script for a site, no fetched picture, no text for a picture, no rubbish for an address', () => {
    const contact = only(
      card(
        'FN:Eve',
        'URL:javascript:alert(1)',
        'URL:data:text/html,x',
        'PHOTO;VALUE=uri:https://evil.example/track.png',
        'PHOTO;ENCODING=b:PHNjcmlwdD4=',
        'EMAIL:not an address',
        'EMAIL:<script>@x',
        'BDAY:2020-13-45',
        'BDAY:soon',
        'TEL:call me',
      ),
    )
    expect(contact).toEqual({ ...NO_CONTACT, name: 'Eve' })
    expect(webAddress('ftp://x.example')).toBe('')
  })

  it('loses a broken line alone', () => {
    expect(
      only(card('FN:Ann', 'TEL', ';;;:::', 'TEL;TYPE="open:+7 921 000 00 00', ':', 'EMAIL:a@b.example')),
    ).toMatchObject({
      name: 'Ann',
      emails: ['a@b.example'],
    })
  })

  it('holds a value that never ends to its length', () => {
    const contact = only(card(`FN:${'x'.repeat(100_000)}`, `NOTE:${'y'.repeat(100_000)}`))
    expect([contact.name.length, contact.note.length]).toEqual([500, 5_000])
  })

  it('never throws, whatever the bytes, and is quick', () => {
    const fragments = fc.constantFrom(
      'BEGIN:VCARD\r\n', 'END:VCARD\n', 'N:', 'FN;', 'TEL;TYPE=', 'QUOTED-PRINTABLE:', 'ENCODING=b:', '=D0=', '=\r\n',
      '\r\n ', ';', ':', ',', '"', '\\', '\0', 'PHOTO', 'BDAY:', '1604-', 'CHARSET=utf-7', 'AGENT:\n', '=ZZ', 'ж',
    ) // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 }),
        (parts) => {
          for (const text of [parts.join(''), `BEGIN:VCARD\n${parts.join('')}`]) {
            const { contacts } = readCards(text)
            for (const { name, org } of contacts) expect(name.length + org.length).toBeLessThanOrEqual(1_000)
          }
        },
      ),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readCards(bytes)),
      { numRuns: 200 },
    )
    const start = performance.now()
    readCards(`BEGIN:VCARD\n${'NOTE;ENCODING=QUOTED-PRINTABLE:=\n'.repeat(100_000)}`)
    readCards(`BEGIN:VCARD\nNOTE${';a="'.repeat(20_000)}:x`)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('writing', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'aя,;:"\n =🙂x'), minLength: 1, maxLength: 60 })
    .map((text) => `ы${text.replaceAll(/\s+/g, ' ').trim()}`)
  const contact = fc.record({
    name: word,
    org: word,
    title: word,
    note: fc.string({ unit: fc.constantFrom(...'aя,;:"\n=🙂x '), maxLength: 300 }).map((text) => text.trim()),
    birthday: fc.constantFrom('--02-29', '1980-05-14'),
  })

  it('gives back what was written', () => {
    fc.assert(
      fc.property(contact, (parts) => {
        const written: Contact = {
          ...NO_CONTACT,
          ...parts,
          phones: [{ text: '+7 921 555-01-02', kind: 'mobile' }],
          emails: ['a@b.example'],
          urls: ['https://b.example/a?b=1'],
          addresses: [{ street: 'ул. Ленина, 5', city: 'Тула', country: 'Россия' }],
          telegram: 'anna_l',
          whatsapp: '+79215550102',
        }
        if (written.name === written.org) return
        expect(readCards(writeCard(written)).contacts).toEqual([written])
      }),
    )
  })

  it('keeps its lines to 75 bytes and breaks no letter', () => {
    const text = writeCard({ ...NO_CONTACT, name: 'Ж'.repeat(200) })
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(linesOf(text).find(({ name }) => name === 'FN')?.value).toBe('Ж'.repeat(200))
  })
})
