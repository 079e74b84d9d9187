/** `npm run lint`: format, rules with the arrows between folders and import cycles, types, dead code. All four speak, then it ends. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './prepared.mjs'

const CHECKS = [
  ['format (npm run format mends it)', 'oxfmt', ['--check']],
  ['rules', 'oxlint', []],
  // Several checkers do much of the same work, each for itself.
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json', '--checkers', '1']],
  ['dead code', 'knip', ['--no-progress']],
]

const only = process.argv.slice(2)
const failed = CHECKS.filter(([name]) => only.length === 0 || only.some((word) => name.startsWith(word))).filter(
  ([name, program, args]) => {
    process.stdout.write(`· ${name}\n`)
    const { status } = spawnSync(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    return status !== 0
  },
)
if (failed.length > 0) {
  process.stdout.write(`Failed: ${failed.map(([name]) => name).join(', ')}\n`)
  process.exit(1)
}
