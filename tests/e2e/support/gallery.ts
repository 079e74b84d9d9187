/** The gallery, built by itself (it is no part of the app) and served from memory. */
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import Icons from 'unplugin-icons/vite'
import { build, type Rolldown } from 'vite'
import solid from 'vite-plugin-solid'

const ROOT = resolve(import.meta.dirname, '../../..')
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

export interface GalleryServer {
  url: string
  stop(): void
}

export async function startGallery(): Promise<GalleryServer> {
  const files = await builtFiles()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = files.get(path === '/gallery' ? 'gallery.html' : path.slice(1))
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': TYPES[path.split('.').at(-1)!] ?? TYPES.html })
    response.end(file)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/gallery`, stop: () => server.close() }
}

async function builtFiles(): Promise<Map<string, string | Uint8Array>> {
  const built = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [solid(), Icons({ compiler: 'solid' })],
    build: {
      write: false,
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(ROOT, 'gallery.html') },
    },
  })) as Rolldown.RolldownOutput
  const files = new Map<string, string | Uint8Array>(
    built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  )
  files.set('theme.js', await readFile(join(ROOT, 'public/theme.js'), 'utf8'))
  return files
}
