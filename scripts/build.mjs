/**
 * `npm run build`: the app into dist/app, with its page for each address where people start and its texts compressed
 * beside them, and the server into dist/server.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'tsdown'
import { build } from 'vite'
import { FIRST_SCREENS, filesOfPage, LOCALES } from './firstLoad.mjs'
import { hashOfSources, root, stampBuild } from './prepared.mjs'

const TEXTS = /\.(js|css|html|svg|json|webmanifest|txt)$/
/** Below this the headers weigh more than what is saved. */
const WORTH_IT = 1024

process.env.NODE_ENV = 'production'
const sources = hashOfSources()
rmSync(join(root, 'dist'), { recursive: true, force: true })
await build({ root, logLevel: 'warn' })
await bundle({ cwd: root, logLevel: 'warn' })
writeFirstPages(join(root, 'dist/app'))
await compressTexts(join(root, 'dist/app'))
stampBuild(sources)

/**
 * Writes `.first/NAME.LOCALE.html`: the page, naming what its first screen needs, so that a device that has
 * nothing yet asks for all of it at once and not first for the entry, which would ask for the rest.
 * server/http/pages.ts chooses; where the service worker answers, all is there already.
 */
function writeFirstPages(app) {
  const folder = join(app, '.first')
  const page = readFileSync(join(app, 'index.html'), 'utf8')
  mkdirSync(folder)
  for (const [address, { name }] of Object.entries(FIRST_SCREENS))
    for (const locale of LOCALES) {
      const { scripts, styles } = filesOfPage(app, address, locale)
      const links = [
        ...[...styles].map((path) => [path, 'rel="preload" as="style"']),
        ...[...scripts.keys()].map((path) => [path, 'rel="modulepreload"']),
      ]
        .filter(([path]) => !page.includes(`"/${path}"`))
        .map(([path, how]) => `<link ${how} fetchpriority="low" crossorigin href="/${path}">`)
      writeFileSync(join(folder, `${name}.${locale}.html`), page.replace('</head>', `${links.join('\n')}\n</head>`))
    }
}

/** Writes `x.js.br` and `x.js.gz` beside each text, for the server to send as they are. */
async function compressTexts(folder) {
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name) && !entry.parentPath.includes('.vite'))
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(
    texts.map(async (path) => {
      const bytes = readFileSync(path)
      if (bytes.length < WORTH_IT) return
      const brotli = {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, brotli))
      writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}
