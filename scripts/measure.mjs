/**
 * `npm run measure`: the JavaScript that a browser loads before the list of clients can be used, gzipped:
 * the entry, the list's screen and the workers it starts with, each with what it imports at once, and one
 * language. The budget is DESIGN's; more fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuilt, ensureInstalled, root } from './prepared.mjs'

const BUDGET_KB = 90
/** Loaded on the way to the list though nothing imports them statically. */
const ON_THE_WAY = [
  /^src\/features\/(shell|clients)\/(Shell|Clients|ClientsPage|ClientList)\.tsx$/,
  /^src\/i18n\/ru\/index\.ts$/,
]
const WORKERS = /^(sync|search)\.worker-.*\.js$/

ensureInstalled()
ensureBuilt()

const app = join(root, 'dist/app')
const manifest = JSON.parse(readFileSync(join(app, '.vite/manifest.json'), 'utf8'))
const files = new Map()

for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isEntry) take(key, 'entry')
  else if (ON_THE_WAY.some((pattern) => pattern.test(key))) take(key, key)
}
for (const file of readdirSync(join(app, 'assets'))) if (WORKERS.test(file)) files.set(`assets/${file}`, 'worker')

const lines = [...files].map(([file, why]) => ({
  file,
  why,
  size: gzipSync(readFileSync(join(app, file)), { level: 9 }).length,
}))
const total = lines.reduce((sum, { size }) => sum + size, 0)
for (const { file, why, size } of lines.toSorted((a, b) => b.size - a.size))
  process.stdout.write(`${kb(size)}  ${file}  (${why})\n`)
process.stdout.write(`${kb(total)}  in all, of ${BUDGET_KB} KB\n`)
if (total > BUDGET_KB * 1000) {
  process.stdout.write('More JavaScript than the budget before the list is usable: load something later.\n')
  process.exit(1)
}

/** A chunk and everything it imports at once. */
function take(key, why) {
  const chunk = manifest[key]
  if (chunk === undefined || !chunk.file.endsWith('.js') || files.has(chunk.file)) return
  if (!existsSync(join(app, chunk.file))) throw new Error(`${chunk.file} is in the manifest and not in the build`)
  files.set(chunk.file, why)
  for (const imported of chunk.imports ?? []) take(imported, why)
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(6)} KB`
}
