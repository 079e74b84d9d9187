/**
 * `npm start`: installs and builds what is not there yet, then serves Kartoteka in the foreground.
 *   npm start                    the company's own notebook
 *   npm start -- --demo          a filled demo workspace in the system's language; --demo=en, --demo=ru choose one
 *   npm start -- --demo --fresh  the demo made anew
 * Everything else is set by environment variables: see README.md.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkNode, ensureBuilt, ensureCompiled, ensureInstalled, root } from './prepared.mjs'

checkNode()
const { flags, language, fresh } = readArguments(process.argv.slice(2))
try {
  await ensureInstalled()
  // Beside each other: a build needs no database.
  await Promise.all([ensureCompiled(), ensureBuilt()])
} catch (error) {
  process.stderr.write(`Kartoteka cannot start: ${error.message}.\n`)
  process.exit(1)
}
if (fresh) rmSync(join(resolve(root, process.env.DATA_DIR || 'data'), 'demo'), { recursive: true, force: true })

const server = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/server/main.js'), ...flags], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(language === undefined ? {} : { DEMO_LANGUAGE: language }) },
})
// Ctrl+C reaches the server by itself too; it stops once, and this process waits until its database is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
// npm that is ended by a signal leaves the shell's children behind without a word: then the server ends too.
const parent = process.ppid
if (process.env.npm_lifecycle_event !== undefined)
  setInterval(() => {
    if (process.ppid !== parent) server.kill('SIGTERM')
  }, 1_000).unref()

/** The server itself knows `--demo` only; language and a fresh start are settled here. */
function readArguments(given) {
  const demo = given.find((argument) => /^--demo(=|$)/.test(argument))
  const language = demo?.slice('--demo='.length) || undefined
  const others = given.filter((argument) => argument !== demo && argument !== '--fresh')
  const fresh = given.includes('--fresh')
  if (fresh && demo === undefined) refuse('--fresh makes the demo anew and needs --demo beside it.')
  if (language !== undefined && !['en', 'ru'].includes(language))
    refuse('The demo is in English or Russian: --demo=en or --demo=ru.')
  return { flags: demo === undefined ? others : ['--demo', ...others], language, fresh }
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
