/**
 * Messages are parsed while the app is built, so that the parser of ICU MessageFormat stays out of it
 * (formatjs.github.io, "Performance"). A message that does not parse, or that the app could not say
 * (src/i18n/say.ts), fails the build.
 */
import type { Plugin } from 'vite'
import { parse } from '../src/i18n/parse'
import { KIND, type Element, type Elements } from '../src/i18n/say'

type Compiled = string | Elements

const KNOWN: ReadonlySet<number> = new Set(Object.values(KIND))

/** @throws Error for a date, a tag, or a number in a style of its own. */
function checked(elements: Elements): Elements {
  for (const element of elements) {
    if (!KNOWN.has(element.type) || ('style' in element && element.style))
      throw new Error(`cannot say ${JSON.stringify(element)}`)
    if ('options' in element) for (const { value } of Object.values(element.options)) checked(value)
  }
  return elements
}

/** Without where it stood in its source. */
function bare(element: Element): Element {
  const { location: _location, ...kept } = element as Element & { location?: unknown }
  if (!('options' in kept)) return kept
  const options = Object.entries(kept.options).map(([name, { value }]) => [name, { value: value.map(bare) }])
  return { ...kept, options: Object.fromEntries(options) as typeof kept.options }
}

/** What a message without arguments says, as it is said; anything else as the elements that the formatter takes. */
export function compileMessage(source: string): Compiled {
  const elements = checked(parse(source)).map(bare)
  const text = elements.map((element) => (element.type === KIND.literal ? element.value : null))
  // `t` takes a string with one of these for a source.
  return text.includes(null) || /[{']/.test(text.join('')) ? elements : text.join('')
}

interface Node {
  type: string
}
interface ObjectNode extends Node {
  properties: { key?: { value?: unknown }; value?: { type: string; value?: unknown } }[]
}

const AREA = /\/src\/i18n\/(?:en|ru)\/(?!(?:index|first|day|clientPage|rest)\.ts)\w+\.ts$/

export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    apply: 'build',
    // Nothing is parsed in the built app.
    load: {
      filter: { id: /\/src\/i18n\/parse\.ts$/ },
      handler: () => `export const parse = (source) => { throw new Error('not compiled: ' + source) }`,
    },
    transform: {
      filter: { id: AREA },
      handler(code, id) {
        const [statement] = this.parse(code).body.filter(({ type }) => type === 'ExportDefaultDeclaration')
        const object = (statement as { declaration?: ObjectNode } | undefined)?.declaration
        if (object?.type !== 'ObjectExpression') return this.error(`${id}: no default export of an object`)
        const compiled = object.properties.map(({ key, value }): [string, Compiled] => {
          if (typeof key?.value !== 'string' || typeof value?.value !== 'string')
            return this.error(`${id}: a message is a quoted key and a quoted text`)
          return [key.value, compileMessage(value.value)]
        })
        // As a text that is parsed: a browser reads JSON three times as fast as the same in the language itself.
        const json = JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))
        return { code: `export default /* @__PURE__ */ JSON.parse(${json})`, map: { mappings: '' } }
      },
    },
  }
}
