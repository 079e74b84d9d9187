import { defineConfig } from 'tsdown'

// What package.json names stays outside: better-sqlite3 brings a binary, and npm keeps the versions.
export default defineConfig({
  entry: { main: 'server/main.ts' },
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
