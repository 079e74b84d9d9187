/**
 * Icons as the pieces that they are drawn of. A page parses each icon's text by itself otherwise, which a slow phone
 * feels; and the frame, the same for all of a set, would stand in the app once for each.
 */
import type { Piece } from '../src/ui/drawIcon'

/** What unplugin-icons asks of a compiler. */
interface Compiler {
  extension: string
  compiler: (svg: string) => string
}

/** How Lucide's pieces are drawn, unless one says otherwise: src/ui/drawIcon.ts gives it to the whole. */
const USUAL: Record<string, string> = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'stroke-width': '2',
}

const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g

/** @throws when the text is not plain elements with attributes. */
export function piecesOf(svg: string): Piece[] {
  if (svg.replaceAll(TAG, '').trim() !== '') throw new Error(`not an icon: ${svg}`)
  const top: Piece[] = []
  const open: Piece[][] = [top]
  for (const [, closes, name, attributes, ends] of svg.matchAll(TAG)) {
    if (closes === '/') {
      open.pop()
      continue
    }
    const inside: Piece[] = []
    const all = [...attributes!.matchAll(ATTRIBUTE)].map(([, key, value]): [string, string] => [key!, value!])
    open.at(-1)!.push([name!, Object.fromEntries(all), inside])
    if (ends !== '/') open.push(inside)
  }
  const [[name, frame, inside] = ['', {}, []]] = top
  if (name !== 'svg' || frame.viewBox !== '0 0 24 24' || open.length !== 1)
    throw new Error(`not an icon of 24 by 24: ${svg}`)
  return short(inside!)
}

/** Without what all have: the frame says it once. */
function short(pieces: Piece[]): Piece[] {
  return pieces.flatMap(([name, attributes, inside = []]): Piece[] => {
    const own = Object.fromEntries(Object.entries(attributes).filter(([key, value]) => USUAL[key] !== value))
    if (name === 'g' && Object.keys(own).length === 0) return short(inside)
    return [inside.length === 0 ? [name, own] : [name, own, short(inside)]]
  })
}

export const iconCompiler: Compiler = {
  extension: 'js',
  compiler: (svg) =>
    `import { drawIcon } from '/src/ui/drawIcon.ts'\nexport default drawIcon(${JSON.stringify(piecesOf(svg))})\n`,
}
