/**
 * Messages are parsed while the app is built, so that the parser of ICU MessageFormat stays out of it
 * (formatjs.github.io, "Performance"). A message that does not parse fails the build.
 */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Plugin } from 'vite'

type Compiled = string | ReturnType<IntlMessageFormat['getAst']>

/** What a message without arguments says, as it is said; anything else as the elements that the formatter takes. */
export function compileMessage(source: string): Compiled {
  const elements = new IntlMessageFormat(source, 'en').getAst()
  const text = elements.map((element) => ('value' in element && element.type === 0 ? element.value : null))
  // `t` takes a string with one of these for a source.
  return text.includes(null) || /[{']/.test(text.join('')) ? elements : text.join('')
}

interface Node {
  type: string
}
interface ObjectNode extends Node {
  properties: { key?: { value?: unknown }; value?: { type: string; value?: unknown } }[]
}

const AREA = /\/src\/i18n\/(?:en|ru)\/(?!(?:index|first|rest)\.ts)\w+\.ts$/

export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
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
        return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))}`, map: { mappings: '' } }
      },
    },
  }
}
