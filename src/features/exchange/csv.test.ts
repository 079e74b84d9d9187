import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectDelimiter, neutralise, parseCsv, writeCsv } from './csv'
import { decodeText } from '../../parts/encoding'
import { FileProblemError, type Delimiter } from './table'

const cellsOf = (text: string, delimiter?: Delimiter) => parseCsv(text, delimiter).table.rows.map(({ cells }) => cells)
/** What the reader promises to give back: no empty ends of rows, no empty rows, \n within cells. */
const tidy = (rows: string[][]) =>
  rows
    .map((row) => row.map((cell) => cell.replaceAll(/\r\n?/g, '\n')))
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1))
    .filter((row) => row.length > 0)

describe('reading CSV', () => {
  it.each<[string, Delimiter]>([
    ['Название;Город\nА;Тула\nБ;Омск', ';'],
    ['Name,City\nA,London\nB,Paris', ','],
    ['Name\tCity\nA\tLondon', '\t'],
    ['Название;Сумма\nА;1,5\nБ;2,5', ';'],
    ['Название;О чём\nА;"слова; и, запятые, и ещё, запятые"', ';'],
    ['Отчёт за март\n\nНазвание;Город;Адрес\nА;Тула;ул. Ленина, 1\nБ;Омск;ул. Мира, 2', ';'],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter)
  })

  it('obeys the first line by which Excel names the delimiter', () => {
    const { table, delimiter } = parseCsv('sep=,\nName,City\nA,B;C')
    expect(delimiter).toBe(',')
    expect(table.rows[0]).toEqual({ line: 2, cells: ['Name', 'City'] })
  })

  it('counts lines as an editor does, with line ends inside cells and empty lines between', () => {
    const { table } = parseCsv('a;b\r\n"one\r\ntwo\r\nthree";x\r\n\r\nlast;y\r\n')
    expect(table.rows.map(({ line }) => line)).toEqual([1, 2, 6])
    expect(table.rows[1]?.cells[0]).toBe('one\ntwo\nthree')
  })

  it('names the line where a quote begins that never ends', () => {
    const text = 'a;b\n1;2\n3;"4\n5;6\n7;8'
    expect(() => parseCsv(text)).toThrow(FileProblemError)
    expect.assertions(2)
    try {
      parseCsv(text)
    } catch (error) {
      expect((error as FileProblemError).problem).toEqual({ problem: 'unbalancedQuote', line: 3 })
    }
  })
})

describe('writing CSV', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', '\n', '"', ';', ',', 'a', '7', ' ') }),
  )
  const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 })

  it.each<Delimiter>([';', ',', '\t'])('is read back the same, whatever is in the cells (%j)', (delimiter) => {
    fc.assert(
      fc.property(tables, (rows) => {
        const bytes = new TextEncoder().encode(writeCsv(rows, delimiter))
        const text = decodeText(bytes).text
        const back = cellsOf(text, delimiter)
        const wanted = tidy(
          rows.map((row) => row.map((value) => value.toWellFormed().replace(/^(\+(?:7|1|\d{3}))(\d{4,})$/, '$1 $2'))),
        )
        expect(back).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })

  it('finds its own delimiter under headings that are plain words', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom<Delimiter>(';', ','), (rows, delimiter) => {
        const five = rows.map((row) => Array.from({ length: 5 }, (_, index) => row[index] ?? ''))
        const text = writeCsv([['Name', 'City', 'Phone', 'Tags', 'Note'], ...five], delimiter).slice(1)
        expect(detectDelimiter(text.replaceAll('\r\n', '\n'))).toBe(delimiter)
      }),
      { numRuns: 300 },
    )
  })

  it('puts the byte order mark in front and CRLF behind each row', () => {
    expect(
      writeCsv(
        [
          ['a', 'b;c'],
          ['d "e"', 'f\ng'],
        ],
        ';',
      ),
    ).toBe('\ufeffa;"b;c"\r\n"d ""e""";"f\ng"\r\n')
  })

  it.each(['=1+1', '@SUM(A1)', '-1+1', '+cmd|calc', '\t=1', '\r=1', '=HYPERLINK("http://x")', '+7 921 =cmd'])(
    'takes the power out of %j',
    (cell) => expect(neutralise(cell)).toBe(`'${cell}`),
  )

  it.each([
    ['+79211234567', '+7 9211234567'],
    ['+7 921 123-45-67', '+7 921 123-45-67'],
    ['+1 (212) 555.01.00', '+1 (212) 555.01.00'],
    ['+380441234567', '+380 441234567'],
    ['8 921 123-45-67', '8 921 123-45-67'],
    ['+79211234567; 8 (812) 123-45-67, доб. 12', '+79211234567; 8 (812) 123-45-67, доб. 12'],
  ])('lets the telephone %s through as text', (phone, written) => expect(neutralise(phone)).toBe(written))

  it('leaves no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(cell, (value) => {
        const written = neutralise(value)
        expect(/^[=\-@\t\r]/.test(written)).toBe(false)
        if (written.startsWith('+')) expect(written).toMatch(/^\+[\d ().;,+-]+$/)
      }),
    )
  })
})
