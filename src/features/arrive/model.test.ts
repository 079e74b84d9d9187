import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../sync/arrived'
import { emptyDraft, groupSteps, groupsOf, materialOf, newClientSteps, parseDraft, problemOf } from './model'
import { NO_CONTACT } from '../../parts/vcard/contact'

const arrival = (parts: Partial<Arrival>): Arrival => ({
  id: 'a',
  at: 1,
  title: '',
  text: '',
  url: '',
  files: [],
  left: [],
  ...parts,
})
const file = (name: string, type: string, text = 'x') => new File([text], name, { type })
const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nORG:Orion\nTEL:+7 921 555-01-02\nNOTE:after 11\nEND:VCARD\n'
const facts = (steps: ReturnType<typeof newClientSteps>) =>
  steps.flatMap((step) => (step.kind === 'fact' ? [[step.path.replaceAll(/[0-9a-f-]{36}/g, '*'), step.value]] : []))

describe('what arrived', () => {
  it('is sorted into contacts, tables, files and text', async () => {
    const files = [
      file('a.vcf', '', CARD),
      file('b.png', 'image/png'),
      file('c.csv', 'text/csv'),
      file('d.pdf', 'application/pdf'),
    ]
    const material = await materialOf(arrival({ files, text: 'hello' }))
    expect(material.contacts.map(({ name }) => name)).toEqual(['Anna'])
    expect(material.files.map(({ name }) => name)).toEqual(['b.png', 'd.pdf'])
    expect(material.tables.map(({ name }) => name)).toEqual(['c.csv'])
    expect(material.text).toBe('hello')
  })

  it('is a contact also when a card comes as text', async () => {
    expect(await materialOf(arrival({ text: CARD }))).toMatchObject({ text: '', contacts: [{ org: 'Orion' }] })
  })

  it('says a text once that comes twice, and counts cards that say nothing', async () => {
    const url = 'https://orion.example/team'
    expect((await materialOf(arrival({ title: 'Team', text: `Team ${url}`, url }))).text).toBe(`Team ${url}`)
    expect((await materialOf(arrival({ text: 'twice', title: 'twice' }))).text).toBe('twice')
    expect((await materialOf(arrival({ files: [file('a.vcf', 'text/vcard', 'rubbish')] }))).unread).toBe(1)
  })
})

describe('what becomes of it', () => {
  it('is a client with a person, as the fields were put right, and the note as an entry', async () => {
    const material = await materialOf(arrival({ files: [file('a.vcf', 'text/vcard', CARD)] }))
    const draft = { ...emptyDraft(material), name: 'Orion Ltd', role: 'Buyer' }
    expect(problemOf(draft, material)).toBeUndefined()
    const steps = newClientSteps(draft, material, 5)
    expect(facts(steps)).toEqual([
      ['name', 'Orion Ltd'],
      ['people/*', true],
      ['people/*/name', 'Anna'],
      ['people/*/role', 'Buyer'],
      ['people/*/phones/*', '+7 921 555-01-02'],
    ])
    expect(steps.at(-1)).toMatchObject({
      kind: 'entry',
      entry: draft.entry,
      value: { type: 'note', when: 5, text: 'after 11' },
    })
  })

  it('makes no private person of a company that was only typed', async () => {
    const material = await materialOf(arrival({ text: 'call 8 921 555-01-02' }))
    const steps = newClientSteps({ ...emptyDraft(material), name: 'Orion' }, material, 5)
    expect(facts(steps)).toEqual([
      ['name', 'Orion'],
      ['phones/*', '8 921 555-01-02'],
    ])
  })

  it('says what is missing, and keeps what was typed', async () => {
    const material = await materialOf(arrival({ text: '' }))
    const draft = emptyDraft(material)
    expect(problemOf(draft, material)).toBe('name')
    expect(problemOf({ ...draft, way: 'existing' }, material)).toBe('profile')
    expect(problemOf({ ...draft, way: 'existing', profile: draft.entry }, material)).toBe('nothing')
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
    expect([parseDraft('{'), parseDraft('{"way":"new"}'), parseDraft(null)]).toEqual([undefined, undefined, undefined])
  })

  it('of many contacts is one client an organisation', () => {
    const contact = (name: string, org = '') => ({ ...NO_CONTACT, name, org })
    const all = [contact('A', 'Orion'), contact('B'), contact('C', 'ORION'), { ...NO_CONTACT, phones: [] }]
    expect(groupsOf(all).map(({ name, contacts }) => [name, contacts.length])).toEqual([
      ['Orion', 2],
      ['B', 1],
    ])
    expect(groupSteps(all)).toHaveLength(2)
  })
})
