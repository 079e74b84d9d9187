import { defineConfig, minimal2023Preset } from '@vite-pwa/assets-generator/config'

// `npm run icons` draws the PNGs beside the logo; they are committed.
export default defineConfig({
  preset: {
    ...minimal2023Preset,
    maskable: { ...minimal2023Preset.maskable, resizeOptions: { background: '#f7f6f2' } },
    apple: { ...minimal2023Preset.apple, resizeOptions: { background: '#f7f6f2' } },
  },
  images: ['public/icons/logo.svg'],
})
