import { defineConfig } from 'tsdown'

// What package.json names stays outside: better-sqlite3 brings a binary, and npm keeps the versions.
export default defineConfig({
  // The thread that merges is loaded by its name: server/sync/merger.ts.
  entry: { main: 'server/main.ts', 'merger.worker': 'server/sync/merger.worker.ts' },
  outDir: 'dist/server',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  clean: true,
  dts: false,
  hash: false,
  outExtensions: () => ({ js: '.js' }),
})
