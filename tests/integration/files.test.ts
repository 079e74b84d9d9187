/** Files against the real process: sending in pieces over crashes, rights cell by cell, and how they are served. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadState } from '../../src/shared/files/upload'
import { newId, type FileId, type ProfileId } from '../../src/shared/ids'
import { addProfile, openDevice } from '../support/syncDevice'
import { call, join, setUp, startServer, type Answer, type Person, type TestServer } from '../support/server'

let server: TestServer
let head: Person
let anna: Person
let boris: Person
let viewer: Person
/** Anna's. */
let profile: ProfileId

beforeAll(async () => {
  server = await startServer({ env: { FILES_MEMBER_MB: '30' } })
  head = await setUp(server)
  anna = await join(server, head, { name: 'Anna' })
  boris = await join(server, head, { name: 'Boris' })
  viewer = await join(server, head, { name: 'Vera', role: 'viewer' })
  profile = await clientOf(anna)
})
afterAll(() => server.stop())

async function clientOf(person: Person): Promise<ProfileId> {
  const device = await openDevice(person)
  const id = await addProfile(device, 'Ladoga')
  await device.close()
  return id
}

const WEBP = Buffer.concat([Buffer.from('RIFF0000WEBPVP8 '), randomBytes(3_000)])
const address = (file: FileId, of: ProfileId = profile) => `/api/profiles/${of}/files/${file}`
const announce = (bytes: Buffer, type = 'image/webp', more: object = {}) => ({
  size: bytes.length,
  hash: createHash('sha256').update(bytes).digest('hex'),
  type,
  thumb: null,
  ...more,
})

/** A piece, as the app sends it. */
async function put(person: Person, file: FileId, offset: number, bytes: Buffer, of = profile) {
  const response = await fetch(`${server.url}${address(file, of)}?offset=${offset}`, {
    method: 'PUT',
    headers: { cookie: person.cookie, origin: server.url, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  const body = (await response.json()) as UploadState & { error?: { code: string } }
  return { status: response.status, body, error: body.error?.code }
}
const begin = (person: Person, file: FileId, body: object, of = profile): Promise<Answer<UploadState>> =>
  person.post<UploadState>(address(file, of), body)

async function upload(person: Person, bytes: Buffer, type = 'image/webp', of = profile, more: object = {}) {
  const file = newId<FileId>()
  const begun = await begin(person, file, announce(bytes, type, more), of)
  if (begun.status !== 200) return { file, ...begun }
  return { file, ...(await put(person, file, 0, bytes, of)) }
}
const get = (person: Person, file: FileId, headers: Record<string, string> = {}, of = profile, more = '') =>
  fetch(`${server.url}${address(file, of)}${more}`, { headers: { cookie: person.cookie, ...headers } })

describe('sending', () => {
  it('goes on after the server was killed in the middle, and what arrives is what was sent', async () => {
    const bytes = Buffer.concat([WEBP, randomBytes(2 * 1024 * 1024)])
    const file = newId<FileId>()
    expect((await begin(anna, file, announce(bytes))).body).toEqual({ offset: 0, done: false })
    const first = await put(anna, file, 0, bytes.subarray(0, 1024 * 1024))
    expect(first.body).toEqual({ offset: 1024 * 1024, done: false })

    await server.kill()
    await server.restart()
    const told = await fetch(`${server.url}${address(file)}`, { method: 'HEAD', headers: { cookie: anna.cookie } })
    expect(told.headers.get('upload-offset')).toBe(`${1024 * 1024}`)
    expect(told.headers.get('upload-done')).toBe('false')
    expect((await begin(anna, file, announce(bytes))).body).toEqual({ offset: 1024 * 1024, done: false })
    // Nobody reads half a file.
    expect((await get(anna, file)).status).toBe(404)

    let state = first.body
    while (!state.done)
      state = (await put(anna, file, state.offset, bytes.subarray(state.offset, state.offset + 1024 * 1024))).body
    expect(state).toEqual({ offset: bytes.length, done: true })
    expect(Buffer.from(await (await get(anna, file)).arrayBuffer()).equals(bytes)).toBe(true)
    expect((await begin(anna, file, announce(bytes))).body).toEqual({ offset: bytes.length, done: true })
  })

  it('a piece that does not begin where the server stands changes nothing and hears where that is', async () => {
    const file = newId<FileId>()
    await begin(anna, file, announce(WEBP))
    expect((await put(anna, file, 500, WEBP.subarray(500))).body).toEqual({ offset: 0, done: false })
    await put(anna, file, 0, WEBP.subarray(0, 1_000))
    expect((await put(anna, file, 0, WEBP.subarray(0, 1_000))).body).toEqual({ offset: 1_000, done: false })
    expect((await put(anna, file, 1_000, WEBP.subarray(1_000))).body.done).toBe(true)
  })

  it('refuses what is not what was said, and forgets it', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const wrong = await upload(anna, page, 'image/png')
    expect([wrong.status, wrong.error]).toEqual([422, 'fileType'])
    expect((await get(anna, wrong.file)).status).toBe(404)

    const file = newId<FileId>()
    await begin(anna, file, announce(WEBP))
    const damaged = await put(anna, file, 0, Buffer.from(WEBP).fill(1, 100, 200))
    expect([damaged.status, damaged.error]).toEqual([422, 'fileDamaged'])
    // From the beginning again, with the same id.
    expect((await begin(anna, file, announce(WEBP))).body).toEqual({ offset: 0, done: false })
    expect((await put(anna, file, 0, WEBP)).body.done).toBe(true)
  })

  it('refuses what is too large, whether it says so or not', async () => {
    const file = newId<FileId>()
    expect((await begin(anna, file, { ...announce(WEBP), size: 25 * 1024 * 1024 + 1 })).status).toBe(400)
    await begin(anna, file, announce(WEBP))
    expect((await put(anna, file, 0, Buffer.concat([WEBP, WEBP]))).status).toBe(400)
    // No more of it is read: who still sends then hears the answer, or only that the line ended.
    const large = await put(anna, file, 0, Buffer.alloc(1024 * 1024 + 1)).catch(() => ({ status: 413 }))
    expect(large.status).toBe(413)
    expect((await put(anna, file, 0, WEBP)).body.done).toBe(true)
  })

  it('one id is one file: other bytes, another client or another company do not get it', async () => {
    const { file } = await upload(anna, WEBP)
    expect((await begin(anna, file, announce(Buffer.concat([WEBP, WEBP])))).status).toBe(400)
    const others = await clientOf(boris)
    expect((await begin(boris, file, announce(WEBP), others)).status).toBe(404)
    expect((await get(boris, file, {}, others)).status).toBe(404)
  })

  it('a member has room for so much and no more', async () => {
    const own = await clientOf(boris)
    const claim = { ...announce(WEBP), size: 20 * 1024 * 1024 }
    expect((await begin(boris, newId<FileId>(), claim, own)).status).toBe(200)
    const second = await begin(boris, newId<FileId>(), claim, own)
    expect([second.status, second.error]).toEqual([507, 'fileQuota'])
  })

  it('a thumbnail is a picture, or nothing is begun', async () => {
    const page = Buffer.from('<script>').toString('base64')
    expect((await upload(anna, WEBP, 'image/webp', profile, { thumb: page })).error).toBe('fileType')
    const { file } = await upload(anna, WEBP, 'image/webp', profile, { thumb: WEBP.toString('base64') })
    const thumb = await get(anna, file, {}, profile, '/thumb')
    expect(thumb.headers.get('content-type')).toBe('image/webp')
    expect(Buffer.from(await thumb.arrayBuffer()).equals(WEBP)).toBe(true)
  })
})

describe('rights', () => {
  it('who may read fetches, who may write sends, and everybody else learns nothing', async () => {
    const { file } = await upload(anna, WEBP)
    const unknown = newId<FileId>()
    const cells: [string, Person, read: number, write: number][] = [
      ['owner', anna, 200, 200],
      ['head', head, 200, 200],
      ['viewer', viewer, 200, 404],
      ['colleague', boris, 404, 404],
    ]
    for (const [who, person, read, write] of cells) {
      expect([who, (await get(person, file)).status]).toEqual([who, read])
      expect([who, (await begin(person, newId<FileId>(), announce(WEBP))).status]).toEqual([who, write])
      expect([who, (await put(person, file, 0, WEBP)).status]).toEqual([who, write])
      // Unknown and forbidden are told alike.
      expect((await get(person, unknown)).status).toBe(404)
    }
    const forbidden = await get(boris, file)
    const missing = await get(boris, unknown)
    expect(await forbidden.text()).toBe(await missing.text())
    expect((await call(server, 'GET', address(file))).status).toBe(401)
  })

  it('a colleague with a share reads or writes as it says', async () => {
    const { file } = await upload(anna, WEBP)
    await anna.put(`/api/profiles/${profile}/grants/${boris.me.member.id}`, { level: 'read', until: null })
    expect((await get(boris, file)).status).toBe(200)
    expect((await begin(boris, newId<FileId>(), announce(WEBP))).status).toBe(404)
    await anna.put(`/api/profiles/${profile}/grants/${boris.me.member.id}`, { level: 'write', until: null })
    expect((await begin(boris, newId<FileId>(), announce(WEBP))).status).toBe(200)
    await anna.delete(`/api/profiles/${profile}/grants/${boris.me.member.id}`)
    expect((await get(boris, file)).status).toBe(404)
  })

  it('a handover moves the files; who lost the client still sends what was left, and reads nothing', async () => {
    const own = await clientOf(anna)
    const { file } = await upload(anna, WEBP, 'image/webp', own)
    const handed = await anna.post('/api/handovers', { profiles: [own], to: boris.me.member.id, note: '' })
    expect(handed.status).toBe(200)
    expect((await get(boris, file, {}, own)).status).toBe(200)
    expect((await get(anna, file, {}, own)).status).toBe(404)

    const late = await upload(anna, WEBP, 'image/webp', own)
    expect(late.body).toMatchObject({ done: true })
    expect((await get(anna, late.file, {}, own)).status).toBe(404)
    expect((await get(boris, late.file, {}, own)).status).toBe(200)
  })
})

describe('serving', () => {
  it('shows pictures and sound, and hands out everything else as bytes that no browser runs', async () => {
    const shown = await get(anna, (await upload(anna, WEBP)).file)
    expect(shown.headers.get('content-type')).toBe('image/webp')
    expect(shown.headers.get('content-disposition')).toBe('inline')
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const pdf = Buffer.from('%PDF-1.7 …')
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    const saved = [await upload(anna, page, 'text/html'), await upload(anna, pdf, 'application/pdf')]
    saved.push(await upload(anna, drawing, 'image/svg+xml'))
    for (const { file, status } of saved) {
      expect(status).toBe(200)
      const { headers } = await get(anna, file)
      expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-disposition')).toBe('attachment')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

  it('gives ranges, and nothing where nothing changed', async () => {
    const { file } = await upload(anna, WEBP)
    const part = await get(anna, file, { range: 'bytes=10-19' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${WEBP.length}`])
    expect(Buffer.from(await part.arrayBuffer()).equals(WEBP.subarray(10, 20))).toBe(true)
    const last = await get(anna, file, { range: 'bytes=-5' })
    expect(Buffer.from(await last.arrayBuffer()).equals(WEBP.subarray(-5))).toBe(true)
    const beyond = await get(anna, file, { range: 'bytes=999999-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${WEBP.length}`])
    const whole = await get(anna, file)
    expect(whole.headers.get('cache-control')).toBe('private, no-cache')
    expect((await get(anna, file, { 'if-none-match': whole.headers.get('etag')! })).status).toBe(304)
  })

  it('lies under its id beside the database, and nowhere by its name or hash', async () => {
    const { file } = await upload(anna, WEBP)
    const folder = joinPath(server.dataDir, 'files', anna.me.workspace.id, file.slice(-2))
    expect(existsSync(joinPath(folder, file))).toBe(true)
    expect(existsSync(joinPath(folder, `${file}.part`))).toBe(false)
  })
})
