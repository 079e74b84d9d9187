/** Texts of the demo stand side by side in both languages, so that neither can lack one. */

export type Both = readonly [ru: string, en: string]
export type Language = 'ru' | 'en'

/** Takes the text of one language and puts values where it names them: `{order}`. */
export type Say = (text: Both, values?: Record<string, string | number>) => string

export function speaker(language: Language): Say {
  return ([ru, en], values = {}) =>
    (language === 'ru' ? ru : en).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
