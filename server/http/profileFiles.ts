/** Files of profiles: sent in pieces, fetched whole or in ranges, and served so that no browser runs them. */
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { ANY_TYPE, isShown, sniff } from '../../src/shared/files/types'
import { uploadBody, type UploadState } from '../../src/shared/files/upload'
import { isId, type FileId, type ProfileId } from '../../src/shared/ids'
import type { FilePlace, FileRefusal, ReadableFile, ServerFiles } from '../files/files'
import { body } from './body'
import { refuse, type HttpEnv, type RouteContext } from './env'
import { FILE_POLICY } from './headers'

/** Requests of one member a minute: a list of thumbnails, or a piece every few milliseconds. */
const A_MINUTE = 3_000
const ADDRESS = '/profiles/:id/files/:file'

export function fileRoutes(files: ServerFiles): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.use(`${ADDRESS}/*`, notTooOften())

  routes.post(ADDRESS, body(uploadBody), async (c) => {
    const place = placeOf(c)
    if (place === undefined) return refuse(c, 'noAccess')
    return answer(c, await files.begin(c.get('session'), place, c.req.valid('json')))
  })
  routes.put(ADDRESS, async (c) => {
    const place = placeOf(c)
    if (place === undefined) return refuse(c, 'noAccess')
    const offset = c.req.query('offset') ?? ''
    if (!/^\d{1,9}$/.test(offset)) return refuse(c, 'badRequest')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return answer(c, await files.take(c.get('session'), place, Number(offset), bytes))
  })
  routes.get(ADDRESS, async (c) => {
    const place = placeOf(c)
    if (place === undefined) return refuse(c, 'noAccess')
    if (c.req.method === 'HEAD') return progress(c, await files.state(c.get('session'), place))
    const file = await files.open(c.get('session'), place)
    return file === undefined ? refuse(c, 'noAccess') : send(c, place, file)
  })
  routes.get(`${ADDRESS}/thumb`, async (c) => {
    const place = placeOf(c)
    const bytes = place && (await files.thumb(c.get('session'), place))
    if (bytes === undefined) return refuse(c, 'noAccess')
    describe(c, sniff(bytes) ?? ANY_TYPE)
    return c.body(bytes)
  })
  return routes
}

function placeOf(c: RouteContext): FilePlace | undefined {
  const { id = '', file = '' } = c.req.param()
  return isId(id) && isId(file) ? { profile: id as ProfileId, file: file as FileId } : undefined
}

const notTooOften = () => {
  const limiter = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  return createMiddleware<HttpEnv>(async (c, next) => {
    const allowed = await limiter.consume(c.get('session').member).then(
      () => true,
      () => false,
    )
    return allowed ? next() : refuse(c, 'tooMany')
  })
}

const answer = (c: RouteContext, result: UploadState | FileRefusal): Response =>
  'error' in result ? refuse(c, result.error) : c.json(result)

function progress(c: RouteContext, state: UploadState | undefined): Response {
  if (state === undefined) return refuse(c, 'noAccess')
  c.header('upload-offset', `${state.offset}`)
  c.header('upload-done', `${state.done}`)
  return c.body(null)
}

/** What it is for a browser: a picture or sound of a kind that cannot run, or bytes to be saved. */
function describe(c: RouteContext, type: string): void {
  const shown = isShown(type)
  c.header('content-type', shown ? type : ANY_TYPE)
  c.header('content-disposition', shown ? 'inline' : 'attachment')
  c.header('content-security-policy', FILE_POLICY)
  // Asked about each time, so that nobody sees from a cache what is not theirs any more.
  c.header('cache-control', 'private, no-cache')
}

function send(c: RouteContext, { file: id }: FilePlace, file: ReadableFile): Response {
  const { size } = file
  const etag = `"${id}"`
  describe(c, file.type)
  c.header('etag', etag)
  c.header('accept-ranges', 'bytes')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  const condition = c.req.header('if-range')
  const range = condition === undefined || condition === etag ? rangeOf(c.req.header('range'), size) : undefined
  if (range === 'none') {
    c.header('content-range', `bytes */${size}`)
    return c.body(null, 416)
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  c.header('content-length', `${end - start + 1}`)
  if (range !== undefined) c.header('content-range', `bytes ${start}-${end}/${size}`)
  const bytes = Readable.toWeb(file.read(start, end)) as ReadableStream<Uint8Array>
  return c.body(bytes, range === undefined ? 200 : 206)
}

/**
 * A single range of bytes, both ends included (RFC 9110, section 14.1.2); undefined for the whole, also where more than one is
 * asked for or the header is none we know; 'none' when it lies behind the end.
 */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  return start >= size || end < start ? 'none' : { start, end }
}
