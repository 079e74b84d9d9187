/**
 * The design's promises, computed: every text can be read on what it stands on (WCAG AA, in high contrast AAA),
 * and no style names a colour, a size of type or a duration of its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const withoutComments = (css: string): string => css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
const read = (file: string): string => withoutComments(readFileSync(join(src, file), 'utf8'))
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css') && file !== join('ui', 'tokens.css'))
  .map((file) => ({ file, css: read(file) }))

type Tokens = Map<string, string>
type Rgba = [red: number, green: number, blue: number, alpha: number]

/** The custom properties of the blocks with this selector; of several the later ones win. */
function tokensOf(selector: string): Tokens {
  const blocks = read('ui/tokens.css').split('}')
  const own = blocks.filter((block) => block.slice(0, block.lastIndexOf('{')).trim() === selector)
  return new Map(
    own.flatMap((block) =>
      [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]): [string, string] => [
        name!,
        value!.replaceAll(/\s+/g, ' ').trim(),
      ]),
    ),
  )
}

const BASE = tokensOf(':root')
const MORE: Tokens = new Map([...BASE, ...tokensOf(":root[data-contrast='more']")])
const LOOKS = {
  light: { tokens: BASE, dark: false, least: 4.5 },
  dark: { tokens: BASE, dark: true, least: 4.5 },
  'light, high contrast': { tokens: MORE, dark: false, least: 7 },
  'dark, high contrast': { tokens: MORE, dark: true, least: 7 },
}
type Look = (typeof LOOKS)[keyof typeof LOOKS]

function colourOf(look: Look, name: string): Rgba {
  const value = look.tokens.get(`--${name}`)
  if (value === undefined) throw new Error(`--${name} is no token`)
  const pair = /^light-dark\((#\w+|rgb\([^)]*\)), (#\w+|rgb\([^)]*\))\)$/.exec(value)
  return parsed(pair === null ? value : pair[look.dark ? 2 : 1]!)
}

function parsed(colour: string): Rgba {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)
  if (hex !== null) return [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16), 1]
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(colour)
  if (rgb === null) throw new Error(`${colour} is no colour that this test can read`)
  return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4]) / 100]
}

const over = (top: Rgba, under: Rgba): Rgba =>
  [0, 1, 2].map((at) => top[at]! * top[3] + under[at]! * (1 - top[3])).concat(1) as Rgba

function luminance(colour: Rgba): number {
  const [red, green, blue] = colour.slice(0, 3).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG's contrast ratio. */
function ratio(one: Rgba, other: Rgba): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const SURFACES = ['surface', 'surface-raised', 'surface-sunken', 'surface-lifted']
const MEANINGS = ['accent', 'danger', 'warning', 'success']
const HUES = Array.from({ length: 8 }, (_, at) => `hue-${at + 1}`)

/** What stands on what, by the rules at the head of tokens.css. */
const PAIRS: [text: string, on: string][] = [
  ...['text', 'text-muted'].flatMap((text) =>
    [...SURFACES, ...MEANINGS.map((meaning) => `${meaning}-soft`)].map((on): [string, string] => [text, on]),
  ),
  ...MEANINGS.flatMap((meaning) =>
    ['surface', 'surface-raised', 'surface-sunken', `${meaning}-soft`].map((on): [string, string] => [meaning, on]),
  ),
  ...MEANINGS.map((meaning): [string, string] => [`${meaning}-text`, meaning]),
  ['accent-text', 'accent-strong'],
  ['text', 'marked'],
  ...['text', 'muted', 'accent', 'success', 'danger'].map((text): [string, string] => [`inverse-${text}`, 'inverse']),
  ['alarm-text', 'alarm-fill'],
  ['alarm-fill', 'alarm-text'],
  ...HUES.map((hue): [string, string] => [`${hue}-text`, hue]),
]
const known = new Set(PAIRS.map(([text, on]) => `${text} on ${on}`))

describe.each(Object.entries(LOOKS))('%s', (_, look) => {
  test('every text can be read on what it stands on', () => {
    const poor = PAIRS.map(([text, on]) => ({ text, on, is: ratio(colourOf(look, text), colourOf(look, on)) })).filter(
      ({ is }) => is < look.least,
    )
    expect(poor.map(({ text, on, is }) => `${text} on ${on}: ${is.toFixed(2)}`)).toEqual([])
  })

  test('text can also be read under the pointer and while pressed', () => {
    const poor = ['text', 'text-muted', 'accent', 'danger'].flatMap((text) =>
      ['surface', 'surface-raised', 'surface-sunken'].flatMap((surface) =>
        ['hover', 'pressed'].flatMap((state) => {
          const on = over(colourOf(look, state), colourOf(look, surface))
          const is = ratio(colourOf(look, text), on)
          return is < look.least ? [`${text} on ${surface}, ${state}: ${is.toFixed(2)}`] : []
        }),
      ),
    )
    expect(poor).toEqual([])
  })

  test('fields, marks and the focus stand out from the page: 3 to 1', () => {
    const poor = ['border-strong', 'focus', 'accent', 'danger'].flatMap((line) =>
      SURFACES.slice(0, 3).flatMap((surface) => {
        const is = ratio(colourOf(look, line), colourOf(look, surface))
        return is < 3 ? [`${line} on ${surface}: ${is.toFixed(2)}`] : []
      }),
    )
    expect(poor).toEqual([])
  })
})

/** Rules that set both colours by tokens. */
function pairsIn(css: string): [text: string, on: string][] {
  return [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = '']) => {
    const text = /(?:^|[;\s])color:\s*var\(--([\w-]+)\)/.exec(body)?.[1]
    const on = /(?:^|[;\s])background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body)?.[1]
    return text === undefined || on === undefined ? [] : [[text, on] as [string, string]]
  })
}

test('a style puts a text only on what it was computed for', () => {
  const dynamic = /^(hue|swatch)/
  const states = new Set(['hover', 'pressed'])
  const strange = sheets.flatMap(({ file, css }) =>
    pairsIn(css)
      .filter(([text, on]) => !dynamic.test(on) && !states.has(on) && !known.has(`${text} on ${on}`))
      .map(([text, on]) => `${file}: ${text} on ${on}`),
  )
  expect(strange).toEqual([])
})

/** Seen before the tokens are there: it repeats the colours of the page. */
const FIRST = join('ui', 'first.css')
/** The system's own, for forced colours, and what is no colour. */
const RAW_COLOUR = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb|color)\(/i
const RAW_TYPE = /(?:^|[;\s{])font(?:-size)?:[^;]*?\d(?:px|rem|pt)\b/
const RAW_TIME = /(?:^|[;\s{])(?:transition|animation)(?:-duration)?:[^;]*?\b\d+m?s\b/

test.each([
  ['colour', RAW_COLOUR],
  ['size of type', RAW_TYPE],
  ['duration', RAW_TIME],
])('no style names a %s of its own: tokens.css has them', (_, raw) => {
  const found = sheets
    .filter(({ file }) => file !== FIRST)
    .flatMap(({ file, css }) =>
      css
        .replaceAll(/@media \(prefers-reduced-motion[\s\S]*?\n\}/g, '')
        .split('\n')
        .filter((line) => raw.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(found).toEqual([])
})

test('what is seen before the app has the page’s own colours', () => {
  const css = read(FIRST)
  for (const name of ['surface', 'text']) expect(css).toContain(BASE.get(`--${name}`)!)
})

test('every token that a style names is there', () => {
  const local = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name!)))
  const scripts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n')
  const unknown = sheets.flatMap(({ file, css }) =>
    [...css.matchAll(/var\((--[\w-]+)/g)]
      .map(([, name]) => name!)
      .filter((name) => !BASE.has(name) && !local.has(name) && !scripts.includes(`'${name}'`))
      .map((name) => `${file}: ${name}`),
  )
  expect(unknown).toEqual([])
})
