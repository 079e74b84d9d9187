/** What both commands need before they begin: the right Node, the packages of the lockfile, a build of these sources. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const NEEDED = [20, 19]
const INSTALLED = join(root, 'node_modules/.kartoteka-lock')
const BUILT = join(root, 'dist/.stamp')
/** The database's own part, compiled on this machine when nobody has it ready for download. */
const DATABASE = 'better-sqlite3'
const COMPILED = join(root, 'node_modules', DATABASE, 'build/Release/better_sqlite3.node')
/** Lies beside what was compiled quickly: good for tests, slower for work. */
const QUICKLY = join(root, 'node_modules', DATABASE, 'build/quickly')
/** Is there only where it was compiled here, and not downloaded. */
const RECIPE = join(root, 'node_modules', DATABASE, 'build/Makefile')
/** What a build is made from. */
const SOURCES = [
  'index.html',
  'public',
  'src',
  'server',
  'package-lock.json',
  'package.json',
  'scripts/build.mjs',
  'scripts/chunks.ts',
  'scripts/compiledMessages.ts',
  'scripts/firstLoad.mjs',
  'scripts/iconCompiler.ts',
  'scripts/splash.mjs',
  'tsconfig.json',
  'tsdown.config.ts',
  'vite.config.ts',
]

/** Ends the process with one clear sentence when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  process.stderr.write(
    `Kartoteka needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. Install it from https://nodejs.org and start again.\n`,
  )
  process.exit(1)
}

/** Runs a program to its end with its output shown; a failure is thrown with its name. */
export async function run(command, args, options = {}) {
  const program = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  const status = await new Promise((resolve, reject) => {
    program.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)))
    program.once('close', resolve)
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}

/** Installs what the lockfile names, once for each lockfile; the database's own part comes by `ensureCompiled`. */
export async function ensureInstalled() {
  const lock = hash([join(root, 'package-lock.json')])
  if (readOr(INSTALLED, '') === lock && existsSync(join(root, 'node_modules/.package-lock.json'))) return
  if (!matchesLock()) {
    process.stdout.write('Installing packages …\n')
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  }
  writeFileSync(INSTALLED, lock)
}

/**
 * Compiles the database, where nobody has it ready for download; others may work beside it meanwhile. With all the
 * compiler's optimisations that takes one processor minutes; `quickly`, for tests, a third of that. What was compiled
 * quickly is compiled anew before it does real work or is measured.
 */
export async function ensureCompiled({ quickly = false } = {}) {
  if (existsSync(COMPILED) && (quickly || !existsSync(QUICKLY))) return
  process.stdout.write('Preparing the database …\n')
  const env = quickly ? { ...process.env, CFLAGS: '-O1', CXXFLAGS: '-O1' } : process.env
  await run('npm', ['rebuild', DATABASE], { env })
  if (quickly && existsSync(RECIPE)) writeFileSync(QUICKLY, '')
  else rmSync(QUICKLY, { force: true })
}

/** Builds app and server when their sources are not those of the last build. */
export async function ensureBuilt() {
  if (readOr(BUILT, '') === hashOfSources()) return
  process.stdout.write('Building …\n')
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
}

/** What a build is named by, to be taken before it begins. */
export const hashOfSources = () => hash(SOURCES.flatMap((path) => filesUnder(join(root, path))))

/** Says of which sources the build in dist is. */
export const stampBuild = (sources) => writeFileSync(BUILT, sources)

/** Does node_modules hold the lockfile's versions already, put there by an npm command of somebody's own? */
function matchesLock() {
  const installed = readOr(join(root, 'node_modules/.package-lock.json'), '')
  if (installed === '') return false
  const there = JSON.parse(installed).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional === true || there[path]?.version === version,
  )
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return [path]
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
}

function hash(files) {
  const sum = createHash('sha256')
  for (const file of files)
    sum
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return sum.digest('hex')
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
