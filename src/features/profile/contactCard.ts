import { partsOf, textOf, type Profile } from '../../shared/profile/fold'
import { peopleOf } from './people'

/** Name, place, numbers and people, a line each. */
export function contactCard(profile: Profile): string {
  const of = (prefix: string) => partsOf(profile, prefix).map(({ value }) => String(value))
  const place = [textOf(profile, 'city'), textOf(profile, 'address')].filter(Boolean).join(', ')
  const people = peopleOf(profile)
    .filter(({ movedTo }) => movedTo === undefined)
    .flatMap(({ path, name, role }) => [
      '',
      [name, role].filter(Boolean).join(', '),
      ...of(`${path}/phones`),
      ...of(`${path}/emails`),
    ])
  const lines = [textOf(profile, 'name'), place, textOf(profile, 'site'), ...of('phones'), ...of('emails')]
  return [...lines.filter(Boolean), ...people].join('\n')
}
