/** The ways to reach a client at once: whom to call, where to write, where to go. The one who decides comes first. */
import { emailLink, mapLink, phoneLink, telegramLink, whatsappLink, type ContactLink } from '../../parts/contact/links'
import { textOf, partsOf, type Profile } from '../../shared/profile/fold'
import { peopleOf, type PersonCard } from './people'

export interface Way {
  link: ContactLink
  /** What is dialled, written to or looked up, as it was typed. */
  address: string
  by: 'phone' | 'telegram' | 'whatsapp' | 'email' | 'map'
  /** The person it leads to; without one it is the client's own. */
  person: { id: string; name: string } | undefined
}

interface Ways {
  call: Way[]
  write: Way[]
  map: Way | undefined
}

/** `agent` is the browser's own description: each system opens maps its own way. */
export function waysOf(profile: Profile, agent: string): Ways {
  const people = peopleOf(profile)
    .filter(({ movedTo }) => movedTo === undefined)
    .toSorted((a, b) => rank(a) - rank(b))
  const call = [
    ...people.flatMap((person) => phonesOf(profile, person.path, person)),
    ...phonesOf(profile, '', undefined),
  ]
  const write = [
    ...people.flatMap((person) => [...messengersOf(profile, person), ...emailsOf(profile, person.path, person)]),
    ...emailsOf(profile, '', undefined),
  ]
  const address = textOf(profile, 'address')
  const place = [textOf(profile, 'city'), address].filter(Boolean).join(', ')
  const map = address === '' ? undefined : way('map', place, mapLink(place, agent), undefined)
  return { call: onceEach(call), write: onceEach(write), map }
}

const RANKS = { yes: 0, influences: 1, no: 3 } as const
const rank = ({ decides }: PersonCard): number => (decides === undefined ? 2 : RANKS[decides])

function way(
  by: Way['by'],
  address: string,
  link: ContactLink | undefined,
  person: PersonCard | undefined,
): Way | undefined {
  return link && { link, address, by, person: person && { id: person.id, name: person.name } }
}

function setOf(profile: Profile, path: string, set: 'phones' | 'emails'): string[] {
  return partsOf(profile, path === '' ? set : `${path}/${set}`).map(({ value }) => String(value))
}

const phonesOf = (profile: Profile, path: string, person: PersonCard | undefined): Way[] =>
  setOf(profile, path, 'phones').flatMap((phone) => way('phone', phone, phoneLink(phone), person) ?? [])

const emailsOf = (profile: Profile, path: string, person: PersonCard | undefined): Way[] =>
  setOf(profile, path, 'emails').flatMap((email) => way('email', email, emailLink(email), person) ?? [])

function messengersOf(profile: Profile, person: PersonCard): Way[] {
  const [telegram, whatsapp] = [textOf(profile, `${person.path}/telegram`), textOf(profile, `${person.path}/whatsapp`)]
  return [
    way('telegram', telegram, telegram === '' ? undefined : telegramLink(telegram), person),
    way('whatsapp', whatsapp, whatsapp === '' ? undefined : whatsappLink(whatsapp), person),
  ].filter((one) => one !== undefined)
}

/** A number that the company and its director share is one way, the director's. */
function onceEach(ways: Way[]): Way[] {
  const seen = new Set<string>()
  return ways.filter(({ link: { href } }) => !seen.has(href) && seen.add(href))
}
