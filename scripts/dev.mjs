/**
 * `npm run dev`: the server on port 8080, restarted when its sources change, and the app on
 * http://127.0.0.1:5173 with changes shown at once. Arguments go to the server: `npm run dev -- --demo`.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { checkNode, root } from './prepared.mjs'

checkNode()
const server = spawn(
  process.execPath,
  [
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'server/main.ts',
    ...process.argv.slice(2),
  ],
  // The page comes from Vite's address, so that is the origin that may change things.
  { cwd: root, stdio: 'inherit', env: { PUBLIC_URL: 'http://127.0.0.1:5173', ...process.env, PORT: '8080' } },
)
const app = await createServer({ root })
await app.listen()
app.printUrls()

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    server.kill(signal)
    void app.close()
  })
server.on('exit', (code) => {
  void app.close().then(() => process.exit(code ?? 0))
})
