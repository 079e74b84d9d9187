import { existsSync, readdirSync } from 'node:fs'
import Icons from 'unplugin-icons/vite'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { compiledMessages } from './scripts/compiledMessages'
import { chunks } from './scripts/chunks'
import { iconCompiler } from './scripts/iconCompiler'
import { splashScreens } from './scripts/splash.mjs'

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

/** Names the pictures of iPhones and iPads in the page; everybody else passes them by. */
const splash: Plugin = {
  name: 'splash-screens',
  transformIndexHtml: () =>
    splashScreens().map(({ file, media }) => ({
      tag: 'link',
      attrs: { rel: 'apple-touch-startup-image', media, href: `/splash/${file}` },
      injectTo: 'head',
    })),
}

/** What other apps may share with this one. Some name a vCard by its old type, or by its ending alone. */
const SHARED_TYPES = [
  'image/*',
  'audio/*',
  'text/vcard',
  'text/x-vcard',
  'text/csv',
  'application/pdf',
  '.vcf',
  '.csv',
  '.pdf',
]

/** The entry names all files: a letter less in each is a hundred bytes less before the first screen. */
const SHORT_NAMES = {
  entryFileNames: 'assets/[name]-[hash:7].js',
  chunkFileNames: 'assets/[name]-[hash:7].js',
  assetFileNames: 'assets/[name]-[hash:7][extname]',
}

/** A long press on the app's icon. */
const shortcut = (ru: string, en: string, url: string, icon: string) => ({
  name: `${ru} · ${en}`,
  short_name: ru,
  url,
  icons: [
    { src: `/icons/shortcut-${icon}-96x96.png`, sizes: '96x96', type: 'image/png' },
    { src: `/icons/shortcut-${icon}-192x192.png`, sizes: '192x192', type: 'image/png' },
  ],
})

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
    shortcut('Новый клиент', 'New client', '/clients/new', 'new'),
    shortcut('Записать разговор', 'Write an entry', '/capture', 'capture'),
    shortcut('Сегодня', 'Today', '/?today', 'today'),
  ],
  // What is given to the app opens in the window that is there already.
  launch_handler: { client_mode: ['navigate-existing', 'auto'] },
  share_target: {
    action: '/arrive',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: SHARED_TYPES }] },
  },
  file_handlers: [
    { action: '/arrive', accept: { 'text/vcard': ['.vcf', '.vcard'], 'text/x-vcard': ['.vcf'] } },
    {
      action: '/import',
      accept: {
        'text/csv': ['.csv'],
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
      },
    },
  ],
  screenshots: screenshots(),
}

export default defineConfig({
  plugins: [
    solid(),
    Icons({ compiler: iconCompiler }),
    compiledMessages(),
    splash,
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
        // What only installers and home screens show is not needed without a network.
        globIgnores: ['screenshots/**', 'splash/**', 'icons/shortcut-*'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // For scripts/firstLoad.mjs.
    manifest: true,
    sourcemap: true,
    // The policy `default-src 'self'` has no room for data: addresses and inline scripts.
    assetsInlineLimit: 0,
    // The scripts of a page that is loaded later are not named in the entry: the address that is opened has them from
    // the page that the server sends (scripts/build.mjs), where people go on to they are on the device by then, and to
    // name twenty at each start takes a slow phone a tenth of a second. Its styles Vite asks for all the same.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: chunks, ...SHORT_NAMES } },
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
