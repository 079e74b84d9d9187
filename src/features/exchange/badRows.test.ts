import { describe, expect, it } from 'vitest'
import en from '../../i18n/en/exchange'
import ru from '../../i18n/ru/exchange'
import { badRowsSheet } from './badRows'
import { checkRows } from './check'
import { readFile } from './file'
import { layOut } from './layout'
import { writeFile } from './writeFile'

/** Reads, guesses and checks as the desk does. */
async function check(bytes: Uint8Array) {
  const file = await readFile(bytes)
  if ('problem' in file) throw new Error(file.problem)
  const { layout, body } = layOut(file.tables[0]!)
  return { layout, ...checkRows(body, layout.guess, { width: layout.headings.length, dayFirst: true }, []) }
}

describe.each([
  ['English', en],
  ['Russian', ru],
])('rows to correct, with %s headings', (_, messages) => {
  it('can be corrected and imported again', async () => {
    const first = await check(
      new TextEncoder().encode('Название;ИНН;Телефон\nА;7707083894;+7 921 111-22-33\nБ;7707083893;1'),
    )
    expect(first.bad.map(({ line }) => line)).toEqual([2, 3])
    const bad = first.bad.map((row) => ({
      ...row,
      problems: row.problems.map((problem) => ({ ...problem, words: problem.reason })),
    }))
    const sheet = badRowsSheet(bad, first.layout.headings.length, {
      sheet: messages['exchange.bad.fileName'],
      line: messages['exchange.bad.lineColumn'],
      reason: messages['exchange.bad.reasonColumn'],
      heading: (column) => first.layout.headings[column]!,
    })
    expect(sheet.rows[1]).toEqual(['2', 'innControl', 'А', '7707083894', '+7 921 111-22-33'])
    const written = await (await writeFile([sheet], { format: 'csv', delimiter: ';' })).text()
    const corrected = written.replace('7707083894', '7728168971').replace(';1\r\n', ';+7 921 111-22-34\r\n')
    const again = await check(new TextEncoder().encode(corrected))
    expect(again.bad).toEqual([])
    expect(again.fresh.map(({ card }) => card.name)).toEqual(['А', 'Б'])
  })
})
