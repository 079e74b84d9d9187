import { describe, expect, it } from 'vitest'
import { newId, type ProfileId } from '../../shared/ids'
import { checkRows } from './check'
import type { Field } from './fields'
import type { KnownClient } from './known'

const FIELDS: Field[] = ['name', 'inn', 'kpp', 'phone', 'email', 'city']
const check = (rows: string[][], clients: KnownClient[] = []) =>
  checkRows(
    rows.map((cells, index) => ({ line: index + 2, cells })),
    FIELDS,
    { width: FIELDS.length, dayFirst: true },
    clients,
  )
const client = (known: Partial<KnownClient>): KnownClient => ({
  id: newId<ProfileId>(),
  inns: [],
  phones: [],
  emails: [],
  ...known,
})

describe('the check of a table', () => {
  it('keeps the good rows and names the bad ones by line', () => {
    const { fresh, bad, known } = check([
      ['А', '7707083893'],
      ['', '1'],
      ['Б', '', '', '+7 921 111-22-33'],
    ])
    expect(fresh.map(({ line, card }) => [line, card.name])).toEqual([
      [2, 'А'],
      [4, 'Б'],
    ])
    expect(bad.map(({ line, problems }) => [line, problems.map(({ reason }) => reason)])).toEqual([
      [3, ['noName', 'innDigits']],
    ])
    expect(known).toEqual([])
  })

  it('knows a client again by ИНН, by any spelling of a telephone and by e-mail', () => {
    const byInn = client({ inns: ['7707083893'] })
    const byPhone = client({ phones: ['79211112233'] })
    const byEmail = client({ emails: ['info@ladoga.example'] })
    const { known, fresh } = check(
      [
        ['А', '7707083893'],
        ['Б', '', '', '8 (921) 111-22-33'],
        ['В', '', '', '', 'Info@Ladoga.example'],
        ['Г', '', '', '8 921 999-99-99'],
      ],
      [byInn, byPhone, byEmail],
    )
    expect(known.map(({ line, match }) => [line, match])).toEqual([
      [2, { where: byInn.id, by: 'inn', value: '7707083893' }],
      [3, { where: byPhone.id, by: 'phone', value: '79211112233' }],
      [4, { where: byEmail.id, by: 'email', value: 'info@ladoga.example' }],
    ])
    expect(fresh.map(({ card }) => card.name)).toEqual(['Г'])
  })

  it('lets the ИНН speak before the telephone', () => {
    const byInn = client({ inns: ['7707083893'] })
    const byPhone = client({ phones: ['79211112233'] })
    expect(check([['А', '7707083893', '', '8 921 111-22-33']], [byPhone, byInn]).known[0]?.match.where).toBe(byInn.id)
  })

  it('says on which line the same client stood first', () => {
    const { bad } = check([
      ['А', '7707083893', '', '+7 921 111-22-33'],
      ['А снова', '7707083893'],
      ['Б', '', '', '8 921 111 22 33'],
      ['В', '', '', '', '', 'Тула'],
      ['в', '', '', '', '', 'тула'],
    ])
    expect(bad.map(({ line, problems }) => [line, problems[0]?.reason, problems[0]?.number])).toEqual([
      [3, 'duplicate', 2],
      [4, 'duplicate', 2],
      [6, 'duplicate', 5],
    ])
  })

  it('takes branches of one firm and two firms on one telephone for different clients', () => {
    const { fresh, bad } = check([
      ['Филиал 1', '7707083893', '770701001', '+7 921 111-22-33'],
      ['Филиал 2', '7707083893', '780701001'],
      ['Сосед', '7728168971', '', '+7 921 111-22-33'],
    ])
    expect(bad).toEqual([])
    expect(fresh).toHaveLength(3)
  })

  it('gives every row to exactly one list', () => {
    const rows = Array.from({ length: 500 }, (_, index) => [
      index % 7 === 0 ? '' : `Клиент ${index}`,
      '',
      '',
      `+7921${String(index % 400).padStart(7, '0')}`,
    ])
    const { fresh, known, bad } = check(rows, [client({ phones: ['79210000005'] })])
    expect([...fresh, ...known, ...bad].map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(
      rows.map((_, index) => index + 2),
    )
  })
})
