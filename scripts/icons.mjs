/** `npm run icons`: the PNG icons and opening screens of installers and home screens, from the drawings in public/icons. They are committed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defaultPngOptions, generateMaskableAsset, generateTransparentAsset } from '@vite-pwa/assets-generator/api'
import { root } from './prepared.mjs'
import { splashScreens } from './splash.mjs'

const folder = join(root, 'public/icons')
/** File, drawing, pixels. What systems cut to their own shape is made from the drawing that fills its square. */
const ICONS = [
  ['pwa-64x64.png', 'logo.svg', 64],
  ['pwa-192x192.png', 'logo.svg', 192],
  ['pwa-512x512.png', 'logo.svg', 512],
  ['maskable-icon-512x512.png', 'maskable.svg', 512],
  ['apple-touch-icon-180x180.png', 'maskable.svg', 180],
]

for (const [file, drawing, size] of ICONS) {
  const image = await generateTransparentAsset('png', readFileSync(join(folder, drawing)), size, {
    padding: 0,
    resizeOptions: { fit: 'contain', background: 'transparent' },
    outputOptions: { ...defaultPngOptions, compressionLevel: 9, palette: true },
  })
  writeFileSync(join(folder, file), await image.toBuffer())
}

/** Shortcuts: a drawing of Lucide, white on the app's colour, within the part that every system shows. */
const SHORTCUTS = { new: 'user-plus', capture: 'square-pen', today: 'calendar-check-2' }
const lucide = createRequire(import.meta.url)('@iconify-json/lucide/icons.json').icons
for (const [name, icon] of Object.entries(SHORTCUTS)) {
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="#2453c6"/>` +
      `<g transform="translate(12 12)" color="#fff">${lucide[icon].body}</g></svg>`,
  )
  for (const size of [96, 192]) {
    const image = await generateTransparentAsset('png', drawing, size, {
      padding: 0,
      resizeOptions: { fit: 'contain', background: 'transparent' },
      outputOptions: { ...defaultPngOptions, compressionLevel: 9, palette: true },
    })
    writeFileSync(join(folder, `shortcut-${name}-${size}x${size}.png`), await image.toBuffer())
  }
}

const splash = join(root, 'public/splash')
mkdirSync(splash, { recursive: true })
const logo = readFileSync(join(folder, 'logo.svg'))
for (const { file, width, height, background } of splashScreens()) {
  const image = await generateMaskableAsset(
    'png',
    logo,
    { width, height },
    {
      // The mark takes a quarter of the width.
      padding: 0.75,
      resizeOptions: { fit: 'contain', background },
      outputOptions: { ...defaultPngOptions, compressionLevel: 9, palette: true },
    },
  )
  writeFileSync(join(splash, file), await image.toBuffer())
}
