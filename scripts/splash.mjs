/**
 * What iPhones and iPads show while the installed app opens: a picture for each screen size, turned both ways on
 * iPads, light and dark. scripts/icons.mjs draws them, vite.config.ts names them in the page.
 */

/** Pixels upright and pixels to a point: Apple's table, without phones that are too old for the app. */
const IPADS = [
  [2048, 2732, 2],
  [1668, 2388, 2],
  [1668, 2224, 2],
  [1640, 2360, 2],
  [1620, 2160, 2],
  [1536, 2048, 2],
  [1488, 2266, 2],
]
const IPHONES = [
  [1320, 2868, 3],
  [1290, 2796, 3],
  [1284, 2778, 3],
  [1260, 2736, 3],
  [1242, 2688, 3],
  [1242, 2208, 3],
  [1206, 2622, 3],
  [1179, 2556, 3],
  [1170, 2532, 3],
  [1125, 2436, 3],
  [828, 1792, 2],
  [750, 1334, 2],
]

/** The page's own colour, as in src/ui/tokens.css. */
const SURFACES = { light: '#f8f8f6', dark: '#151618' }

/** @returns {{ file: string, media: string, width: number, height: number, background: string }[]} */
export function splashScreens() {
  const upright = [...IPADS, ...IPHONES].map((size) => [...size, 'portrait'])
  const across = IPADS.map((size) => [...size, 'landscape'])
  return Object.entries(SURFACES).flatMap(([scheme, background]) =>
    [...upright, ...across].map(([short, long, scale, orientation]) => {
      const [width, height] = orientation === 'portrait' ? [short, long] : [long, short]
      const media =
        `screen and (prefers-color-scheme: ${scheme}) and (device-width: ${short / scale}px) and ` +
        `(device-height: ${long / scale}px) and (-webkit-device-pixel-ratio: ${scale}) and (orientation: ${orientation})`
      return { file: `${scheme}-${width}x${height}.png`, media, width, height, background }
    }),
  )
}
