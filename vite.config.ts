import { existsSync, readdirSync } from 'node:fs'
import Icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { compiledMessages } from './scripts/compiledMessages'
import { chunks } from './scripts/chunks'

const SERVER = 'http://127.0.0.1:8080'
const FACE = { theme: '#2453c6', background: '#f8f8f6' }

/** Pictures of the app for the installer; the file's name says which: `narrow-….png`, `wide-….png`. */
function screenshots(): ManifestOptions['screenshots'] {
  const folder = new URL('public/screenshots/', import.meta.url)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.png'))
    .map((file) => ({
      src: `/screenshots/${file}`,
      type: 'image/png',
      sizes: file.startsWith('wide') ? '1440x900' : '390x844',
      form_factor: file.startsWith('wide') ? 'wide' : 'narrow',
    }))
}

// The installer shows one language to everybody, so the name and the shortcuts carry both.
const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Kartoteka · Картотека',
  short_name: 'Kartoteka',
  description:
    'The client notebook of a sales team, also without a network. Клиентская база отдела продаж, и без сети тоже.',
  lang: 'ru',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: FACE.theme,
  background_color: FACE.background,
  categories: ['business', 'productivity'],
  icons: [
    { src: '/icons/pwa-64x64.png', sizes: '64x64', type: 'image/png' },
    { src: '/icons/pwa-192x192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/pwa-512x512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable-icon-512x512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    {
      name: 'Новый клиент · New client',
      short_name: 'Новый клиент',
      url: '/clients/new',
      icons: [{ src: '/icons/pwa-192x192.png', sizes: '192x192', type: 'image/png' }],
    },
    {
      name: 'Сегодня · Today',
      short_name: 'Сегодня',
      url: '/',
      icons: [{ src: '/icons/pwa-192x192.png', sizes: '192x192', type: 'image/png' }],
    },
  ],
  screenshots: screenshots(),
}

export default defineConfig({
  plugins: [
    solid(),
    Icons({ compiler: 'solid' }),
    compiledMessages(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // src/sync/serviceWorker.ts registers it; nothing is written into the page.
      injectRegister: false,
      registerType: 'prompt',
      manifest,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,ico,woff2,webmanifest}'],
        globIgnores: ['screenshots/**'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // For scripts/measure.mjs.
    manifest: true,
    sourcemap: true,
    // The policy `default-src 'self'` has no room for data: addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: chunks } },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      // As it came: the server compares the page's origin with the host that was asked for.
      '/api': { target: SERVER, changeOrigin: false },
      '/sync': { target: SERVER, ws: true },
      '/ws': { target: SERVER, ws: true },
    },
  },
})
