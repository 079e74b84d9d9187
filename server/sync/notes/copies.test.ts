/** fast-check prints the seed and path of a failing run. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostIn } from '../../../src/shared/profile/noteLost'
import { passagesIn } from '../../../src/shared/profile/notePassages'
import { noteRuns } from '../../../src/shared/profile/noteText'
import { commands } from '../../../tests/support/noteEditor'
import { namesOf, NoteWorld, shownIn } from '../../../tests/support/noteWorld'

const WORDS = [
  'звонить ',
  'после обеда ',
  'и ',
  'склад ',
  'the ',
  'price list ',
  'a',
  'на ',
  'в ',
  'договор ',
  'Olga ',
  '12 ',
]

const step = fc.record({
  what: fc.constantFrom(
    'type',
    'type',
    'type',
    'type',
    'type',
    'split',
    'split',
    'join',
    'join',
    'heading',
    'heading',
    'paragraph',
    'bulletList',
    'liftItem',
    'splitItem',
    'sinkItem',
    'quote',
    'lift',
    'bold',
    'remove',
    'line',
    'send',
    'send',
    'send',
    'open',
    'hear',
    'hear',
    'end',
  ),
  author: fc.nat(2),
  from: fc.nat(120),
  length: fc.nat(8),
  word: fc.constantFrom(...WORDS),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function live(steps: readonly Step[]): NoteWorld {
  const world = new NoteWorld(3)
  for (const { what, author: index, from, length, word } of steps) {
    const author = world.authors[index]!
    switch (what) {
      case 'send':
        world.push(author)
        break
      case 'open':
        world.answer(author)
        world.push(author)
        world.hear(author)
        break
      case 'hear':
        world.hear(author)
        break
      case 'end':
        world.end()
        break
      case 'type':
        // A word is typed key by key, each a step of its own.
        ;[...word].forEach((key, offset) => world.edit(author, from + offset, from + offset, commands.type(key)))
        break
      case 'heading':
        world.edit(author, from, from, commands.heading(2))
        break
      case 'remove':
      case 'bold':
        world.edit(author, from, from + length, commands[what]())
        break
      default:
        world.edit(author, from, from, commands[what as 'split']())
    }
  }
  world.meet()
  return world
}

const histories = fc.array(step, { minLength: 40, maxLength: 120, size: 'max' })

describe('the records of bursts', () => {
  it('name the author of nearly every character, whatever was split, joined, lifted or restyled meanwhile', () => {
    let [all, right] = [0, 0]
    fc.assert(
      fc.property(histories, (steps) => {
        const world = live(steps)
        const { past } = world
        for (const run of noteRuns(world.notes)) {
          if (run.deleted) continue
          for (const part of past.authorsOf(run.client, run.clock, run.length))
            for (const name of namesOf({ ...part, client: run.client })) {
              all += 1
              if (world.truth.get(name) === part.author?.member) right += 1
            }
        }
        const { text, passages } = passagesIn(world.notes, past)
        for (const passage of passages) expect(text.slice(passage.from, passage.to)).toBe(passage.text)
        expect(passages.map((passage) => passage.text).join('')).toBe(text.replaceAll('\n', ''))
        expect(passages.filter(({ member }) => member === null)).toEqual([])
      }),
      // Measured: 99.5%, and 73% when copies are not followed.
      { numRuns: 40, seed: 7, endOnFailure: true },
    )
    expect(all).toBeGreaterThan(2_000)
    expect(right / all).toBeGreaterThan(0.99)
  }, 120_000)

  it('[B3] tell exactly what nobody deleted and nobody can read: text is in the notes, deleted by somebody, or lost', () => {
    let [losses, all, missing] = [0, 0, 0]
    fc.assert(
      fc.property(histories, (steps) => {
        const world = live(steps)
        const { past } = world
        const shown = new Set(shownIn(world.notes))
        const runs = noteRuns(world.notes)
        const words = new Map(runs.flatMap((run) => namesOf(run).map((name, at) => [name, run.text[at] ?? ''])))
        const lost = new Set(
          lostIn(world.notes, past).flatMap((one) =>
            one.runs.flatMap(([client, clock, length]) => namesOf({ client, clock, length })),
          ),
        )
        const unread = [...world.truth.keys()].filter((name) => !shown.has(name) && !world.removed.has(name))
        expect([...lost].filter((name) => !unread.includes(name))).toEqual([])
        // Space alone is not offered. Of the rest, what was taken for copied is missing.
        all += lost.size
        missing += unread.filter((name) => !lost.has(name) && words.get(name)!.trim() !== '').length
        for (const name of world.removed) {
          const [client, clock] = name.split(' ').map(Number) as [number, number]
          expect(shown.has(name) || past.deleted.has(client, clock)).toBe(true)
        }
        if (lost.size > 0) losses += 1
      }),
      { numRuns: 40, seed: 8, endOnFailure: true },
    )
    expect(losses).toBeGreaterThan(5)
    expect(missing / all).toBeLessThan(0.02)
  }, 120_000)
})
