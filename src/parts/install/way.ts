/** How the app is put on this device where the browser has no question of its own, told by the browser's name. */

/** `other`: its menu may have an entry, nothing more can be said. */
export type InstallWay = 'ios' | 'iosOther' | 'firefox' | 'mac' | 'android' | 'none' | 'other'

export interface Browser {
  userAgent: string
  maxTouchPoints: number
}

/** An iPad says that it is a Mac, but no Mac has a touch screen. */
export function installWay({ userAgent, maxTouchPoints }: Browser): InstallWay {
  const isMac = /Mac OS X|Macintosh/.test(userAgent)
  if (/iPhone|iPad|iPod/.test(userAgent) || (isMac && maxTouchPoints > 1))
    return /CriOS|FxiOS|EdgiOS|YaBrowser|OPiOS|GSA\//.test(userAgent) ? 'iosOther' : 'ios'
  // Firefox on a desk installs nothing.
  if (/Firefox\//.test(userAgent)) return /Android/.test(userAgent) ? 'firefox' : 'none'
  if (/Android/.test(userAgent)) return 'android'
  return isMac && /Version\/\d+.*Safari\//.test(userAgent) ? 'mac' : 'other'
}
