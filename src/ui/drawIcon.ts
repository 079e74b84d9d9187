import type { JSX } from 'solid-js'
import { spread } from 'solid-js/web'

/** [name, attributes, what is in it] */
export type Piece = [name: string, attributes: Record<string, string>, inside?: Piece[]]

const SVG = 'http://www.w3.org/2000/svg'

/** What all icons share; scripts/iconCompiler.ts leaves it out of their pieces. */
const FRAME: Record<string, string> = {
  viewBox: '0 0 24 24',
  width: '1.2em',
  height: '1.2em',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'stroke-width': '2',
}

/** Each icon is made once; the next one is its copy. */
export function drawIcon(pieces: Piece[]): (props: JSX.SvgSVGAttributes<SVGSVGElement>) => JSX.Element {
  let drawn: Element | undefined
  return (props) => {
    drawn ??= draw(['svg', FRAME, pieces])
    const icon = drawn.cloneNode(true) as Element
    spread(icon, props, true)
    return icon
  }
}

function draw([name, attributes, inside = []]: Piece): Element {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  for (const piece of inside) element.append(draw(piece))
  return element
}
