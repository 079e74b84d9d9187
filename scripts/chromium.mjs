/** Where a Chromium for the browser tests is. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The path of an installed browser; undefined when Playwright has to bring its own.
 * CHROMIUM_PATH names one that stands elsewhere.
 * @returns {string | undefined}
 */
export function installedChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return named
  const names = process.platform === 'darwin' ? [...NAMES, 'Google Chrome', 'Chromium'] : NAMES
  return PLACES.flatMap((place) => names.map((name) => join(place, name))).find(runs)
}
