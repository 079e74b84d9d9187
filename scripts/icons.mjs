/** `npm run icons`: the PNG icons of installers and home screens, from the two drawings in public/icons. They are committed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPngOptions, generateTransparentAsset } from '@vite-pwa/assets-generator/api'
import { root } from './prepared.mjs'

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
