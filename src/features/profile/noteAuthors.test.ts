import { describe, expect, it } from 'vitest'
import { commands, edit } from '../../../tests/support/noteEditor'
import { NoteWorld } from '../../../tests/support/noteWorld'
import type { BurstChange } from '../../shared/profile/change'
import { notesAt } from '../../shared/profile/noteDays'
import { lostIn, putBack } from '../../shared/profile/noteLost'
import { burstWords, passagesIn } from '../../shared/profile/notePassages'
import { noteRuns } from '../../shared/profile/noteText'
import { setOf } from '../../shared/profile/notePast'
import { noteTree, type NoteTree } from './noteTree'

const textsOf = (tree: NoteTree): { text: string; member: unknown }[] =>
  tree.flatMap((node) =>
    node.type === 'text' ? [{ text: node.text, member: node.author?.member }] : textsOf(node.children),
  )

/** Two authors with the same notes. */
function together(text: string) {
  const world = new NoteWorld(2)
  const [anna, boris] = world.authors as [NoteWorld['authors'][0], NoteWorld['authors'][0]]
  world.edit(anna, 1, 1, commands.type(text))
  world.meet()
  return { world, anna, boris }
}
const send = (world: NoteWorld, ...authors: NoteWorld['authors']) => {
  for (const author of authors) world.push(author)
  world.end()
  for (const author of world.authors) world.hear(author)
}

describe('who wrote what', () => {
  it('stays with the author when somebody else splits and restyles the paragraph', () => {
    const { world, anna, boris } = together('Call before noon')
    world.edit(boris, 6, 6, commands.split())
    world.edit(boris, 9, 9, commands.heading(2))
    world.edit(boris, 2, 2, commands.type('!'))
    send(world, boris)
    const { text, passages } = passagesIn(world.notes, world.past)
    expect(text).toBe('C!all \nbefore noon')
    expect(passages.map(({ text: part, member }) => [part, member === boris.member])).toEqual([
      ['C', false],
      ['!', true],
      ['all ', false],
      ['before noon', false],
    ])
    expect(textsOf(noteTree(world.notes, { past: world.past }))).toEqual([
      { text: 'C', member: anna.member },
      { text: '!', member: boris.member },
      { text: 'all ', member: anna.member },
      { text: 'before noon', member: anna.member },
    ])
  })

  it('is told of a burst in words: what it added and took away, not what it moved', () => {
    const { world, boris } = together('Call before noon')
    const last = (): BurstChange => world.records.at(-1)!
    const words = () => burstWords(noteRuns(world.notes), last())
    world.edit(boris, 6, 6, commands.heading(1))
    send(world, boris)
    expect(words()).toEqual({ added: '', removed: '' })
    world.edit(boris, 6, 13, commands.type('after '))
    send(world, boris)
    expect(words().removed).toContain('before')
    expect(words().added).toContain('after')
  })
})

describe('text that lost its place', () => {
  it('is what one typed in a paragraph that the other restyled offline, and goes back behind what stood before it', () => {
    const { world, anna, boris } = together('Call before noon')
    world.edit(anna, 6, 6, commands.heading(1))
    for (const [at, key] of [...'Olga '].entries()) world.edit(boris, 6 + at, 6 + at, commands.type(key))
    world.edit(boris, 11, 11, commands.type('x'))
    world.edit(boris, 11, 12, commands.remove())
    send(world, anna, boris)
    const lost = lostIn(anna.notes, world.past)
    expect(lost).toMatchObject([{ text: 'Olga ', author: { member: boris.member } }])
    expect(lostIn(anna.notes, world.past, setOf(lost[0]!.runs))).toEqual([])

    putBack(anna.notes, world.past, lost[0]!, 'put back')
    send(world, anna)
    const { text, passages } = passagesIn(world.notes, world.past)
    expect(text).toBe('Call Olga before noon')
    expect(passages.find(({ text: part }) => part === 'Olga ')?.member).toBe(boris.member)
    expect(lostIn(world.notes, world.past)).toEqual([])
  })

  it('is not what somebody deleted, nor what no record tells of yet', () => {
    const { world, anna, boris } = together('Call before noon')
    world.edit(boris, 1, 6, commands.remove())
    send(world, boris)
    expect(lostIn(anna.notes, world.past)).toEqual([])
    edit(anna.doc, 1, 1, commands.heading(2))
    expect(lostIn(anna.notes, world.past)).toEqual([])
  })
})

describe('the notes of a day', () => {
  it('are those that stood when each record was made', () => {
    const { world, anna, boris } = together('Call before noon')
    const seen: [number, unknown][] = []
    const keep = () => seen.push([world.now, noteTree(world.notes)])
    keep()
    const steps = [commands.split(), commands.heading(2), commands.bold(), commands.bulletList(), commands.type('new ')]
    steps.forEach((step, index) => {
      const author = index % 2 === 0 ? anna : boris
      world.edit(author, 4 + index, 8 + index, step)
      send(world, author)
      keep()
    })
    for (const [time, tree] of seen) expect(noteTree(anna.notes, { at: notesAt(world.records, time) })).toEqual(tree)
    expect(noteTree(anna.notes, { at: notesAt(world.records, 0) })).toEqual([])
  })
})
