import { expect, test } from 'vitest'
import { agrees, ANY_TYPE, isShown, sniff, typeOf } from './types'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (c) => c.charCodeAt(0)) : part)))
const HEADS: Record<string, Uint8Array> = {
  'image/jpeg': bytes([0xff, 0xd8, 0xff, 0xe1]),
  'image/png': bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]),
  'image/webp': bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '),
  'image/gif': bytes('GIF89a'),
  'application/pdf': bytes('%PDF-1.7'),
  'audio/ogg': bytes('OggS'),
  'audio/wav': bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '),
}

test.each(Object.entries(HEADS))('%s is told from its first bytes, whatever was said of it', (type, head) => {
  expect(sniff(head)).toBe(type)
  expect(typeOf('text/plain', head)).toBe(type)
  expect(typeOf('', head)).toBe(type)
  expect(agrees(type, head)).toBe(true)
})

test('a type with a signature is believed only where the bytes keep to it', () => {
  for (const type of [...Object.keys(HEADS), 'audio/webm', 'audio/mp4', 'audio/mpeg', 'application/zip']) {
    expect(agrees(type, bytes('<!doctype html>'))).toBe(false)
    expect(typeOf(type, bytes('<!doctype html>'))).toBe(ANY_TYPE)
    expect(agrees(type, new Uint8Array())).toBe(false)
  }
})

test('a container is what it was said to be: sound, film and office files share theirs', () => {
  const zip = bytes('PK', [3, 4])
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  expect(typeOf(sheet, zip)).toBe(sheet)
  expect(typeOf('audio/webm;codecs=opus', bytes([0x1a, 0x45, 0xdf, 0xa3]))).toBe('audio/webm')
  expect(typeOf('video/mp4', bytes([0, 0, 0, 24], 'ftypisom'))).toBe('video/mp4')
})

test('browsers spell one type in several ways', () => {
  expect(typeOf('IMAGE/JPG', HEADS['image/jpeg']!)).toBe('image/jpeg')
  expect(typeOf('audio/mp3', bytes('ID3'))).toBe('audio/mpeg')
  expect(typeOf('audio/x-m4a', bytes([0, 0, 0, 24], 'ftypM4A '))).toBe('audio/mp4')
})

test('what has no signature keeps its name, and nothing that could run is ever shown', () => {
  expect(typeOf('text/html', bytes('<script>'))).toBe('text/html')
  expect(typeOf('image/svg+xml', bytes('<svg onload='))).toBe('image/svg+xml')
  expect(typeOf('no type at all', bytes('x'))).toBe(ANY_TYPE)
  for (const type of ['text/html', 'image/svg+xml', 'application/xml', 'application/pdf', 'video/mp4', ANY_TYPE])
    expect(isShown(type)).toBe(false)
  for (const type of ['image/jpeg', 'image/webp', 'audio/mpeg']) expect(isShown(type)).toBe(true)
})
