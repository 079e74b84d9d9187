import { expect, test, vi } from 'vitest'
import { FILE_LIMITS } from '../shared/files/file'
import { hashOf } from '../shared/files/hash'
import { isFactValue } from '../shared/profile/facts'
import { within } from './picture'
import { prepareFile } from './prepareFile'

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const WEBP = new TextEncoder().encode('RIFF0000WEBPVP8 ')
const small = { blob: new Blob([WEBP], { type: 'image/webp' }), width: 200, height: 100, thumb: WEBP }

test('a picture is kept as it was made anew, with a thumbnail and the name it had', async () => {
  const made = await prepareFile(new File([PNG], 'Стенд.png', { type: 'image/png' }), {}, async () => small)
  expect(made.value).toMatchObject({ name: 'Стенд.webp', type: 'image/webp', width: 200, height: 100, thumb: true })
  expect(made.bytes).toEqual(WEBP)
  expect(made.value.hash).toBe(await hashOf(WEBP))
  expect(isFactValue('files/*', made.value)).toBe(true)
})

test('a picture that this browser cannot read is kept as a file', async () => {
  const file = new File(['????ftypheic'], 'IMG_1.HEIC', { type: 'image/heic' })
  const made = await prepareFile(file, {}, async () => null)
  expect(made.value).toMatchObject({ name: 'IMG_1.HEIC', type: 'image/heic', thumb: false })
})

test('a moving picture keeps its bytes, a drawing that may hold scripts is never drawn', async () => {
  const make = vi.fn(async (file: Blob) => ({ ...small, blob: file }))
  await prepareFile(new File(['GIF89a…'], 'a.gif', { type: 'image/gif' }), {}, make)
  expect(make).toHaveBeenCalledWith(expect.anything(), true)
  make.mockClear()
  const made = await prepareFile(new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }), {}, make)
  expect(make).not.toHaveBeenCalled()
  expect(made.value.thumb).toBe(false)
})

test('what is said of a file is believed only as far as its bytes go', async () => {
  const page = new File(['<script>alert(1)</script>'], 'order.pdf', { type: 'application/pdf' })
  expect((await prepareFile(page, {})).value.type).toBe('application/octet-stream')
})

test('a recording has its length, a nameless one a name, an entry its id', async () => {
  const entry = '01a20192-85f0-7001-98ca-dcc8a2e65417' as never
  const voice = new Blob([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3])], { type: 'audio/webm;codecs=opus' })
  const { value } = await prepareFile(voice, { seconds: 4.26, entry })
  expect(value).toMatchObject({ name: 'voice.webm', type: 'audio/webm', seconds: 4.3, entry })
  expect(isFactValue('files/*', value)).toBe(true)
})

test('refuses what is empty or too large, and what went away', async () => {
  await expect(prepareFile(new Blob([]), {})).rejects.toMatchObject({ why: 'empty' })
  const large = new Blob([new Uint8Array(FILE_LIMITS.size + 1)])
  await expect(prepareFile(large, {})).rejects.toMatchObject({ why: 'tooLarge' })
  const gone = new Blob(['x'])
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) as never
  await expect(prepareFile(gone, {})).rejects.toMatchObject({ why: 'unreadable' })
})

test('the longest side becomes the limit, and nothing is made larger', () => {
  expect(within({ width: 4_000, height: 3_000 }, 2_048)).toEqual({ width: 2_048, height: 1_536 })
  expect(within({ width: 300, height: 9_000 }, 320)).toEqual({ width: 11, height: 320 })
  expect(within({ width: 100, height: 50 }, 2_048)).toEqual({ width: 100, height: 50 })
})
