/** axe within the page: its script is brought in once for a document, not once for each look. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeBuilder } from '@axe-core/playwright'

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

declare global {
  // oxlint-disable-next-line no-var
  var axe: { run: (context: Document | Element, options: Options) => Promise<Results> } | undefined
}

/** What axe finds wrong with the page as it stands, a line each. `only` names single rules instead of all. */
export async function axe(page: Page, where: string, only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(source)
  return page.evaluate(
    async ({ where, runOnly }) => {
      // Under a dialog lies another screen, which is looked at by itself.
      const { violations } = await globalThis.axe!.run(document.querySelector('dialog:modal') ?? document, {
        runOnly,
        resultTypes: ['violations'],
        preload: false,
        reporter: 'no-passes',
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${where}: ${id}: ${any[0]?.message ?? ''}: ${html.slice(0, 160)}`),
      )
    },
    {
      where,
      runOnly: only === undefined ? { type: 'tag' as const, values: TAGS } : { type: 'rule' as const, values: only },
    },
  )
}
