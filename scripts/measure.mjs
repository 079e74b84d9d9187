/**
 * `npm run measure`: the JavaScript that a browser loads before the first screen can be used, gzipped, for
 * the two places where people start, in the language that weighs more. The budget is DESIGN's; more fails.
 */
import { join } from 'node:path'
import { BUDGETED, firstLoad, leftOut, LOCALES } from './firstLoad.mjs'
import { ensureBuilt, root } from './prepared.mjs'

const BUDGET_KB = 90

await ensureBuilt()

const app = join(root, 'dist/app')
const heavier = BUDGETED.map((address) => {
  const loads = LOCALES.map((locale) => ({ address, locale, files: firstLoad(app, address, locale) }))
  return loads.toSorted((a, b) => total(b.files) - total(a.files))[0]
})
for (const { address, locale, files } of heavier) {
  say(`Before ${address} can be used (${locale}):`)
  list(files)
  say(`${kb(total(files))}  in all, of ${BUDGET_KB} KB\n`)
}
say('Loaded too, but later, and so not counted:')
list(leftOut(app))

if (heavier.some(({ files }) => total(files) > BUDGET_KB * 1000)) {
  say('\nMore JavaScript than the budget before the first screen is usable: load something later.')
  process.exit(1)
}

function list(files) {
  for (const { path, why, size } of files.toSorted((a, b) => b.size - a.size)) say(`${kb(size)}  ${path}  (${why})`)
}

function total(files) {
  return files.reduce((sum, { size }) => sum + size, 0)
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(6)} KB`
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
