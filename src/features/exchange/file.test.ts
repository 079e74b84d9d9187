import fc from 'fast-check'
import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { readFile } from './file'
import { LIMITS } from './table'

const utf8 = (text: string) => new TextEncoder().encode(text)
const xlsx = async (rows: unknown[][], sheet = 'Sheet1'): Promise<Uint8Array> =>
  new Uint8Array(await writeExcel(rows as never, { sheet }).toBuffer())

/** Windows-1251, as Russian Excel saves "CSV (delimiters)". */
function windows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, (character) => byteOf.get(character) ?? 0x3f)
}
const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, little)
  for (let index = 0; index < text.length; index++) view.setUint16(2 + index * 2, text.charCodeAt(index), little)
  return bytes
}

const TEXT = 'Название;Город;Телефон\r\nООО «Кухни Ладога»;Санкт-Петербург;+7 812 123-45-67\r\nЁжик;Орёл;'

describe('text files', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16, little end first', utf16(TEXT, true), 'utf-16le'],
    ['UTF-16, big end first', utf16(TEXT, false), 'utf-16be'],
    ['Windows-1251', windows1251(TEXT), 'windows-1251'],
  ])('are read from %s', async (_, bytes, encoding) => {
    const file = await readFile(bytes)
    expect(file).toMatchObject({ format: 'csv', encoding, delimiter: ';', damaged: 0 })
    expect('tables' in file && file.tables[0]?.rows[1]?.cells).toEqual([
      'ООО «Кухни Ладога»',
      'Санкт-Петербург',
      '+7 812 123-45-67',
    ])
  })

  it('stay UTF-8 when a byte of theirs is broken, and say how many characters were lost', async () => {
    const bytes = utf8(TEXT)
    bytes[60] = 0xff
    expect(await readFile(bytes)).toMatchObject({ encoding: 'utf-8', damaged: expect.any(Number) })
  })
})

describe('Excel files', () => {
  it('give text as it is seen: whole telephone numbers, days, no exponents', async () => {
    const file = await readFile(
      await xlsx([
        ['Название', 'Телефон', 'День рождения', 'ИНН'],
        ['А', 79211234567, { value: new Date(Date.UTC(1980, 4, 14)), type: Date, format: 'dd.mm.yyyy' }, 123456789012],
        [],
        ['Б', 1e21, 0.5, true],
      ]),
    )
    expect('tables' in file && file.tables[0]?.rows).toEqual([
      { line: 1, cells: ['Название', 'Телефон', 'День рождения', 'ИНН'] },
      { line: 2, cells: ['А', '79211234567', '1980-05-14', '123456789012'] },
      { line: 4, cells: ['Б', '1000000000000000000000', '0.5', '1'] },
    ])
  })

  it('are read when their parts are larger than what the library would give to a worker made from a blob', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`Клиент ${index}`, index, 'Санкт-Петербург'])
    const file = await readFile(await xlsx([['Название', 'Код', 'Город'], ...rows]))
    expect('tables' in file && file.tables[0]?.rows.length).toBe(20_001)
  })

  it('name the broken cell when a formula has no stored result', async () => {
    const good = await xlsx([
      ['Название', 'Город'],
      ['А', 'Б'],
    ])
    const { unzipSync } = await import('fflate')
    const parts = unzipSync(good)
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
    parts['xl/worksheets/sheet1.xml'] = strToU8(
      sheet.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="s"><v>999</v></c>'),
    )
    expect(await readFile(zipSync(parts))).toEqual({ problem: 'brokenCell', line: 2, column: 'B' })
  })
})

describe('files that cannot be imported', () => {
  it.each([
    ['an empty file', new Uint8Array(), { problem: 'empty' }],
    ['blank lines', utf8('\n \n\n'), { problem: 'empty' }],
    ['headings alone', utf8('Название;Город'), { problem: 'headerOnly' }],
    ['a quote without an end', utf8('Название;Город\nА;"Тула\nБ;Омск'), { problem: 'unbalancedQuote', line: 2 }],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5), { problem: 'notTable' }],
    ['a web page called .xls', utf8('<html><table><tr><td>А</td></tr></table>'), { problem: 'webPage' }],
    ['the old Excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), { problem: 'oldExcel' }],
    ['an archive that is no spreadsheet', zipSync({ 'word/document.xml': strToU8('<w/>') }), { problem: 'notTable' }],
    [
      'OpenDocument',
      zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<x/>') }),
      { problem: 'otherSpreadsheet' },
    ],
    [
      'a workbook without its sheet',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }),
      { problem: 'brokenSheet', part: expect.any(String) },
    ],
    [
      'too many columns',
      utf8(`${'a;'.repeat(LIMITS.columns)}a\n1`),
      { problem: 'tooManyColumns', columns: 201, line: 1 },
    ],
    ['too many rows', utf8(`a;b\n${'1;2\n'.repeat(LIMITS.rows + 1)}`), { problem: 'tooManyRows', rows: 50_001 }],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), { problem: 'tooLarge', megabytes: 50 }],
  ])('%s: the problem has a name', async (_, bytes, problem) => {
    expect(await readFile(bytes)).toEqual(problem)
  })

  it('tell a file with a password from the old Excel', async () => {
    const name = utf16('EncryptedPackage', true).subarray(2)
    const bytes = new Uint8Array(512)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0])
    bytes.set(name, 128)
    expect(await readFile(bytes)).toEqual({ problem: 'locked' })
  })

  it('refuse an archive that says it unpacks to more than the limit, before unpacking it', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })
    const directory = Buffer.from(bomb.buffer, bomb.byteOffset).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    // APPNOTE.TXT 4.3.12: the size before compression stands 24 bytes into the record of the directory.
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, LIMITS.unpacked + 1, true)
    expect(await readFile(bomb)).toEqual({ problem: 'tooLargeInside' })
  })

  it('say that an Excel file is cut, wherever it is cut', async () => {
    const whole = await xlsx([
      ['Название', 'Город'],
      ['А', 'Б'],
    ])
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const file = await readFile(whole.subarray(0, Math.floor(whole.length * share)))
      expect(file).toEqual({ problem: 'brokenArchive' })
    }
  })

  it('never throw, whatever the bytes', async () => {
    const zip = await xlsx([
      ['Название', 'Город'],
      ['А', 'Б'],
    ])
    const spoiled = fc
      .array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
      .map((changes) => {
        const bytes = Uint8Array.from(zip)
        for (const [at, byte] of changes) bytes[at] = byte
        return bytes
      })
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary' }).map(utf8),
      fc.string({ unit: fc.constantFrom('"', ';', '\n', 'a', ',', '\t') }).map(utf8),
      spoiled,
    )
    await fc.assert(
      fc.asyncProperty(any, async (bytes) => {
        const file = await readFile(bytes)
        if ('problem' in file) expect(file.problem).not.toBe('')
        else expect(file.tables.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
