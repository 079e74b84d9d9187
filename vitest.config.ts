import { fileURLToPath } from 'node:url'
import Icons from 'unplugin-icons/vite'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { iconCompiler } from './scripts/iconCompiler'
import { alone, together } from './tests/support/unitFiles'

// Node resolves solid-js to its server build, in which signals do not react. Only the address changes:
// solid() in a Node project would also turn `ws` into its browser stub.
const reactive = ['solid-js', 'solid-js/store'].map((name) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(`node_modules/${name}/dist/dev.js`, import.meta.url)),
}))

/** Modules that the app loads when it needs them are there at once: simulated time does not wait for a loader. */
const loadedAtOnce = {
  name: 'loaded-at-once',
  enforce: 'post' as const,
  transform(code: string, id: string) {
    if (!id.includes('/src/storage/')) return null
    const names: string[] = []
    const direct = code.replaceAll(/\bimport\((["'][^"']+["'])\)/g, (_, name: string) => {
      names.push(name)
      return `Promise.resolve(loaded${names.length})`
    })
    if (names.length === 0) return null
    return names.map((name, index) => `import * as loaded${index + 1} from ${name}\n`).join('') + direct
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: reactive },
        test: {
          name: 'unit',
          environment: 'node',
          include: together,
          isolate: false,
          setupFiles: ['tests/support/leavesNothing.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias: reactive },
        test: {
          name: 'unit-alone',
          environment: 'node',
          include: alone,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [solid(), Icons({ compiler: iconCompiler })],
        resolve: { conditions: ['development', 'browser'] },
        test: {
          name: 'dom',
          environment: 'happy-dom',
          isolate: false,
          setupFiles: ['tests/support/leavesNoPage.ts'],
          include: ['src/**/*.dom.test.tsx'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias: reactive },
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [loadedAtOnce],
        resolve: { alias: reactive },
        test: {
          name: 'fuzz',
          environment: 'node',
          include: ['tests/fuzz/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        // Real processes that are killed, real sockets that are cut: `npm run test:faults` for the long run.
        resolve: { alias: reactive },
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Real processes with ports and files of their own: one after the other.
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
