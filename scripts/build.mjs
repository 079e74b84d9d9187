/** `npm run build`: the app into dist/app, with its texts compressed beside them, and the server into dist/server. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'tsdown'
import { build } from 'vite'
import { hashOfSources, root, stampBuild } from './prepared.mjs'

const TEXTS = /\.(js|css|html|svg|json|webmanifest|txt)$/
/** Below this the headers weigh more than what is saved. */
const WORTH_IT = 1024

process.env.NODE_ENV = 'production'
const sources = hashOfSources()
rmSync(join(root, 'dist'), { recursive: true, force: true })
await build({ root, logLevel: 'warn' })
await bundle({ cwd: root, logLevel: 'warn' })
await compressTexts(join(root, 'dist/app'))
stampBuild(sources)

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
