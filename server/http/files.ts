/** The built app: read once at the start, sent compressed, cached by the browser as long as it stays true. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { refuse } from './env'
import { firstPage, isFirstPage } from './pages'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
/** Images and fonts are compressed already. */
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.txt', '.svg', '.wasm'])

/** The build writes a hash of the content into all names in this folder: another content has another name. */
const HASHED = '/assets/'

/** Compressed twins, source maps, and what the build notes for itself in hidden folders. */
const NOT_SERVED = /\.(br|gz|map)$|\/\./

type Bytes = Uint8Array<ArrayBuffer>
type Encoding = 'br' | 'gzip'
const compressors: Record<Encoding, (bytes: Bytes) => Promise<Bytes>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

interface AppFile {
  type: string
  etag: string
  cache: string
  plain: Bytes
  /** What the build wrote beside it (.br, .gz) or what the first request made; none for what would not shrink. */
  compressed: Map<Encoding, Promise<Bytes>> | null
}

/** Serves the files of a folder, read now; a path without a dot that is no file is a page of the app. */
export function appFiles(folder: string, log: Logger): MiddlewareHandler {
  const paths = filesIn(folder)
  const files = readFiles(paths, (path) => !NOT_SERVED.test(path))
  const firstPages = readFiles(paths, isFirstPage)
  if (!files.has('/index.html')) log.warn({ folder }, 'the app is not built: npm run build')
  return async (c) => {
    const { path } = c.req
    const found = files.get(path)
    if (found !== undefined) return send(c, found, 'accept-encoding')
    const page = firstPages.get(firstPage(path, c.req.header('accept-language'))) ?? files.get('/index.html')
    const isPage = !path.split('/').at(-1)?.includes('.')
    return isPage && page !== undefined ? send(c, page, 'accept-encoding, accept-language') : refuse(c, 'noAccess')
  }
}

async function send(c: Context, file: AppFile, vary: string): Promise<Response> {
  c.header('cache-control', file.cache)
  c.header('etag', file.etag)
  if (file.compressed) c.header('vary', vary)
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304)
  c.header('content-type', file.type)
  const encoding = file.compressed && acceptedEncoding(c.req.header('accept-encoding') ?? '')
  if (!encoding) return c.body(file.plain)
  c.header('content-encoding', encoding)
  return c.body(await compressed(file, encoding))
}

function acceptedEncoding(accepted: string): Encoding | null {
  const names = new Set(
    accepted.split(',').map(
      (part) =>
        part
          .replace(/;\s*q=0(\.0+)?\s*$/, ' refused')
          .trim()
          .split(';')[0],
    ),
  )
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : null
}

/** Compressed at the first request and kept. */
function compressed(file: AppFile, encoding: Encoding): Promise<Bytes> {
  const made = file.compressed?.get(encoding) ?? compressors[encoding](file.plain)
  file.compressed?.set(encoding, made)
  return made
}

function readFiles(paths: Map<string, string>, isWanted: (path: string) => boolean): Map<string, AppFile> {
  const wanted = [...paths].filter(([path]) => isWanted(path))
  return new Map(wanted.map(([path, file]) => [path, appFile(path, file, paths)]))
}

/** Every file below, by its path in an address. A folder that is not there has none: the app was not built. */
function filesIn(folder: string): Map<string, string> {
  const paths = new Map<string, string>()
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name)
      if (entry.isFile()) paths.set(`/${relative(folder, file).split(sep).join('/')}`, file)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return paths
}

function appFile(path: string, file: string, paths: Map<string, string>): AppFile {
  const plain = readFileSync(file) as Bytes
  const built = new Map<Encoding, Promise<Bytes>>()
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    const beside = paths.get(`${path}${ending}`)
    if (beside !== undefined) built.set(encoding, Promise.resolve(readFileSync(beside) as Bytes))
  }
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    cache: path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
    plain,
    compressed: COMPRESSIBLE.has(extname(path)) ? built : null,
  }
}
