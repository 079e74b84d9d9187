/** Inventing firms and people that do not exist: names, numbers, addresses. */
import type { ProfileId, PersonId } from '../../src/shared/ids'
import { tagKey, type Decides } from '../../src/shared/profile/facts'
import { withControl } from '../../src/shared/profile/inn'
import type { Input, World } from './book'
import type { Both } from './language'
import { CALLED, MEN, PATRONYMICS, STREETS, SURNAMES, TRADES, WOMEN, type Trade } from './names'

export interface Firm {
  name: string
  /** The name of its legal entity. */
  legal: string
  host: string
}

export interface Invented {
  id: PersonId
  name: string
  /** As colleagues speak of the person. */
  short: string
  /** The path of his or her facts. */
  path: string
}

/** Firms whose names nobody else in this world has. */
export function makeFirms({ chance, say }: World): (trade: Trade) => Firm {
  const left = new Map(
    (Object.keys(TRADES) as Trade[]).map((trade) => [
      trade,
      chance.shuffled(TRADES[trade].flatMap((pattern) => CALLED.map((called) => ({ pattern, called })))),
    ]),
  )
  return (trade) => {
    const { pattern, called } = left.get(trade)!.pop()!
    const name = say([pattern[0], pattern[1]], { name: say([called[0], called[1]]) })
    return { name, legal: legalName(say, name), host: `${called[2]}-${pattern[2]}.example` }
  }
}

export const legalName = (say: World['say'], name: string): string =>
  say(['ООО «{name}»', '{name} LLC'], { name: name.replaceAll(/[«»]/g, '') })

/** Region 00 is given to nobody; the control digits are right. */
export function inn({ chance }: World, digits: 10 | 12): string {
  const given = `00${chance.digits(digits === 10 ? 7 : 8)}`
  return withControl(Array.from(given, Number)).join('')
}

export const kpp = ({ chance }: World): string => `00${chance.digits(2)}01001`

/** No network has the code 000. */
export function phone({ chance, language }: World): string {
  const number = `${chance.digits(3)}-${chance.digits(2)}-${chance.digits(2)}`
  return language === 'ru' && chance.often(0.3) ? `8 (000) ${number}` : `+7 000 ${number}`
}

export const address = ({ chance, say }: World): string => say(chance.one(STREETS), { n: chance.whole(1, 90) })

export function tag(world: World, text: Both): Input {
  const value = world.say(text)
  return { path: `tags/${tagKey(value)}`, value }
}

export const fact = (path: string, value: string): Input => ({ path, value })

/** A legal entity as one step. */
export function legalEntity(world: World, at: number, name: string, digits: 10 | 12 = 10): Input[] {
  const path = `legal/${world.chance.id(at)}`
  return [
    { path, value: true },
    fact(`${path}/name`, name),
    fact(`${path}/inn`, inn(world, digits)),
    ...(digits === 10 ? [fact(`${path}/kpp`, kpp(world))] : []),
  ]
}

interface PersonFacts {
  name?: Both
  role?: Both
  decides?: Decides
  about?: Both
  host?: string
}

/** A person at a client: what is said of him or her, and the facts of one step. */
export function inventPerson(world: World, at: number, given: PersonFacts = {}): { person: Invented; facts: Input[] } {
  const { chance, say } = world
  const { full, short } =
    given.name === undefined ? personName(world) : { full: say(given.name), short: shortOf(say(given.name), world) }
  const id = chance.id<PersonId>(at)
  const path = `people/${id}`
  const facts: Input[] = [{ path, value: true }, fact(`${path}/name`, full)]
  if (given.role !== undefined) facts.push(fact(`${path}/role`, say(given.role)))
  if (given.decides !== undefined) facts.push({ path: `${path}/decides`, value: given.decides })
  if (given.about !== undefined) facts.push(fact(`${path}/about`, say(given.about)))
  facts.push(fact(`${path}/phones/${chance.id(at)}`, phone(world)))
  if (given.host !== undefined)
    facts.push(
      fact(
        `${path}/emails/${chance.id(at)}`,
        `${chance.one(['info', 'zakaz', 'office', 'mail', 'snab'])}@${given.host}`,
      ),
    )
  if (chance.often(0.25)) facts.push(fact(`${path}/birthday`, birthday(world)))
  return { person: { id, name: full, short, path }, facts }
}

/** A name that nobody else in this world has. */
function personName(world: World): { full: string; short: string } {
  let name = anyName(world)
  while (world.names.has(name.full)) name = anyName(world)
  world.names.add(name.full)
  return name
}

function anyName({ chance, language, say }: World): { full: string; short: string } {
  const woman = chance.often(0.42)
  const first = say(chance.one(woman ? WOMEN : MEN))
  const last = say(chance.one(SURNAMES)[woman ? 'woman' : 'man'])
  if (language === 'en') return { full: `${first} ${last}`, short: first }
  const patronymic = chance.one(PATRONYMICS)[woman ? 1 : 0]
  return { full: `${first} ${patronymic} ${last}`, short: `${first} ${patronymic}` }
}

/** "Сергей Николаевич" of "Сергей Николаевич Королёв"; "Sergey" of "Sergey Korolyov". */
function shortOf(name: string, { language }: World): string {
  const words = name.split(' ')
  return language === 'ru' && words.length === 3 ? words.slice(0, 2).join(' ') : words[0]!
}

function birthday({ chance, now }: World): string {
  const monthDay = `${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`
  const year = new Date(now).getUTCFullYear() - chance.whole(26, 61)
  return chance.often(0.5) ? `${year}-${monthDay}` : `--${monthDay}`
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Where somebody works now and worked before, as the facts of both clients say it. */
export const movedTo = (path: string, profile: ProfileId, person: PersonId, on: string): Input => ({
  path: `${path}/movedTo`,
  value: { profile, person, on },
})
export const cameFrom = (path: string, profile: ProfileId, person: PersonId, on: string): Input => ({
  path: `${path}/cameFrom`,
  value: { profile, person, on },
})
