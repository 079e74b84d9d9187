/**
 * axe within the page: its script is brought in once for a document, not once for each look, and of texts that look
 * alike it measures the contrast of the first two.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeBuilder } from '@axe-core/playwright'
import { MODAL } from './modal'

const require = createRequire(import.meta.url)
const source = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)
/** WCAG 2.2, A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>
interface Options {
  runOnly: { type: 'tag' | 'rule'; values: string[] }
  resultTypes: string[]
  preload: boolean
  reporter: 'no-passes'
}

interface Rule {
  id: string
  matches: (node: Element, ...more: unknown[]) => boolean
}

declare global {
  // oxlint-disable-next-line no-var
  var axe:
    | { run: (context: Document | Element, options: Options) => Promise<Results>; _audit: { rules: Rule[] } }
    | undefined
}

/** What axe finds wrong with the page as it stands, a line each. `only` names single rules instead of all. */
export async function axe(page: Page, where: string, only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) {
    await page.evaluate(source)
    await page.evaluate(firstOfTheirLike)
  }
  return page.evaluate(
    async ({ where, runOnly, modal }) => {
      const look = async (rules: typeof runOnly) => {
        // Under a dialog lies another screen, which is looked at by itself.
        const { violations } = await globalThis.axe!.run(document.querySelector(modal) ?? document, {
          runOnly: rules,
          resultTypes: ['violations'],
          preload: false,
          reporter: 'no-passes',
        })
        return violations
      }
      /**
       * What the edge of a scrolled page cuts is taken for covered by what lies beyond the edge: it is looked at
       * again in the middle of the page.
       */
      const isCoveredInSight = async (target: string): Promise<boolean> => {
        const element = document.querySelector(target)
        if (element === null) return true
        const places: [Element, number][] = []
        for (let outer = element.parentElement; outer !== null; outer = outer.parentElement)
          places.push([outer, outer.scrollTop])
        element.scrollIntoView({ block: 'center', behavior: 'instant' })
        const again = await look({ type: 'rule', values: ['target-size'] })
        for (const [outer, top] of places) outer.scrollTop = top
        return again.some(({ nodes }) => nodes.some((node) => String(node.target[0]) === target))
      }
      const lines: string[] = []
      for (const { id, nodes } of await look(runOnly))
        for (const { html, any, target } of nodes)
          if (id !== 'target-size' || (await isCoveredInSight(String(target[0]))))
            lines.push(`${where}: ${id}: ${any[0]?.message ?? ''}: ${html.slice(0, 160)}`)
      return lines
    },
    {
      where,
      runOnly: only === undefined ? { type: 'tag' as const, values: TAGS } : { type: 'rule' as const, values: only },
      modal: MODAL,
    },
  )
}

/**
 * Contrast is nine tenths of what axe has to work out, most of it for lines of lists. Text of the same colour, size and
 * weight, in elements of the same class on the same grounds, has the same contrast.
 */
function firstOfTheirLike(): void {
  const ENOUGH = 2
  /** How the text of each element looks, and on what. */
  const looks = (): Map<Element, string> => {
    const grounds = new Map<string, number>()
    const found = new Map<Element, string>()
    const visit = (element: Element, below: number): void => {
      const style = getComputedStyle(element)
      if (style.display === 'none') return
      const named = `${element.localName}.${element.getAttribute('class')}`
      // What is a ground of its own, or lies over others.
      const own = [
        style.backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : style.backgroundColor,
        style.backgroundImage === 'none' ? '' : style.backgroundImage,
        style.opacity === '1' ? '' : style.opacity,
        style.position === 'static' ? '' : named,
      ].join('')
      const ground = `${below} ${own}`
      const at = own === '' ? below : (grounds.get(ground) ?? grounds.size + 1)
      grounds.set(ground, at)
      found.set(element, [at, named, style.color, style.fontSize, style.fontWeight, style.textShadow].join(' '))
      for (const child of element.children) visit(child, at)
    }
    visit(document.documentElement, 0)
    return found
  }

  const rule = globalThis.axe!._audit.rules.find(({ id }) => id === 'color-contrast')!
  const matches = rule.matches.bind(rule)
  let look: { of: Map<Element, string>; seen: Map<string, number> } | undefined
  rule.matches = (node, ...more) => {
    if (look === undefined) {
      look = { of: looks(), seen: new Map() }
      // axe asks for all elements at once, without a pause; the next time the page may look otherwise.
      queueMicrotask(() => (look = undefined))
    }
    const { of, seen } = look
    const like = of.get(node)
    if (like === undefined || (seen.get(like) ?? 0) >= ENOUGH || !matches(node, ...more)) return false
    seen.set(like, (seen.get(like) ?? 0) + 1)
    return true
  }
}
