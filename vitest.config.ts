import { fileURLToPath } from 'node:url'
import Icons from 'unplugin-icons/vite'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

// Node resolves solid-js to its server build, in which signals do not react. Only the address changes:
// solid() in a Node project would also turn `ws` into its browser stub.
const reactive = ['solid-js', 'solid-js/store'].map((name) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(`node_modules/${name}/dist/dev.js`, import.meta.url)),
}))

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: reactive },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'server/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [solid(), Icons({ compiler: 'solid' })],
        resolve: { conditions: ['development', 'browser'] },
        test: {
          name: 'dom',
          environment: 'happy-dom',
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
