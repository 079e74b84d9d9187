import { createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { NO_SETTINGS } from '../../shared/team/noSettings'
import type { ChangeInput, Notebook } from '../../solid/notebook'
import type { RemoteDesk } from './deskClient'
import { makeImportDesk } from './importDesk'
import { makeImportModel } from './importModel'
import { LIMITS } from './table'

/** The desk without its worker. */
function deskHere(): RemoteDesk {
  const desk = makeImportDesk()
  return {
    open: (...args) => desk.open(...args),
    layout: async (...args) => desk.layout(...args),
    check: async (request) => desk.check(request),
    take: async (which) => desk.take(which),
    cards: async (which) => desk.cards(which),
    close: () => {},
  }
}

function start(known: Partial<Row>[] = []) {
  const me = newId<MemberId>()
  const created: ChangeInput[][] = []
  const rows = known.map(
    (row) => ({ id: newId<ProfileId>(), owner: me, inns: [], phones: [], emails: [], ...row }) as unknown as Row,
  )
  const notebook = {
    me: () => ({ member: { id: me, role: 'manager' } }),
    settings: () => NO_SETTINGS,
    rows: () => rows,
    row: (id: ProfileId) => rows.find((row) => row.id === id),
    open: () => ({ mayWrite: () => false }),
    async createMany(profiles: ChangeInput[][]) {
      created.push(...profiles)
      return []
    },
  } as unknown as Notebook
  return { created, rows, model: createRoot(() => makeImportModel(notebook, deskHere)) }
}
const file = (text: string, name = 'clients.csv') => new File([text], name)
const TABLE = 'Название;Телефон\nА;+7 921 000-00-01\nБ;+7 921 000-00-02\n;1'

describe('an import on the page', () => {
  it('stays at the file and names the problem when the file cannot be read', async () => {
    const { model } = start()
    await model.choose(file('Название;Город\nА;"Тула'))
    expect([model.step(), model.problem()]).toEqual(['file', { problem: 'unbalancedQuote', line: 2 }])
  })

  it('does not even read a file that is too large', async () => {
    const { model } = start()
    const large = file('x')
    Object.defineProperty(large, 'size', { value: LIMITS.bytes + 1 })
    large.arrayBuffer = () => Promise.reject(new Error('was read'))
    await model.choose(large)
    expect(model.problem()).toEqual({ problem: 'tooLarge', megabytes: 21 })
  })

  it('keeps the file and the chosen columns on the way back, and checks anew', async () => {
    const { model } = start()
    await model.choose(file(TABLE))
    expect(model.mapping()).toEqual(['name', 'phone'])
    model.setField(1, null)
    await model.check()
    expect([model.step(), model.checked()?.fresh, model.checked()?.bad.length]).toEqual(['check', 2, 1])
    model.backTo('columns')
    model.backTo('file')
    expect([model.fileName(), model.opened() !== null, model.mapping()]).toEqual(['clients.csv', true, ['name', null]])
  })

  it('imports nothing before it is told to, then what was checked', async () => {
    const { model, created } = start()
    await model.choose(file(TABLE))
    await model.check()
    expect(created).toEqual([])
    await model.run()
    expect(created).toHaveLength(2)
    expect([model.step(), model.result()?.added, model.result()?.bad]).toEqual(['done', 2, 1])
  })

  it('leaves known clients out unless told otherwise, and offers no adding to those that may only be read', async () => {
    const { model, rows } = start([{ phones: ['79210000001'] }, { phones: ['79210000002'], owner: newId<MemberId>() }])
    await model.choose(file(TABLE))
    await model.check()
    expect(model.plan().known.map(({ decision }) => decision)).toEqual(['skip', 'skip'])
    expect(rows.map(({ id }) => model.readOnly(id))).toEqual([false, true])
    model.decideAll('complete')
    expect(model.plan().known.map(({ decision }) => decision)).toEqual(['complete', 'skip'])
  })
})
