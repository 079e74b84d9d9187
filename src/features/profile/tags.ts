/** Tags: one fact per element, so that two who tag at once both keep their tag. */
import { tagKey } from '../../shared/profile/facts'
import { factOf, partsOf, type Profile } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'

export interface Tag {
  path: string
  text: string
}

/**
 * In the order of the alphabet, by the key of each (`tagKey`): for Russian and English that is the order of their letters.
 * The platform's own collator takes a slow phone a tenth of a second to make, before a client's first picture.
 */
export function tagsOf(profile: Profile): Tag[] {
  return partsOf(profile, 'tags')
    .map(({ path, value }) => ({ path, text: String(value) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** The steps that add what was typed: several tags may be separated by commas. One that is there is no change. */
export function addTags(profile: Profile, typed: string): ChangeInput[] {
  const steps = new Map<string, ChangeInput>()
  for (const part of typed.split(/[,;\n]/)) {
    const text = part.trim().replaceAll(/\s+/g, ' ').replace(/^#/, '').slice(0, 100).trim()
    const key = tagKey(text)
    const path = `tags/${key}`
    if (key !== '' && factOf(profile, path) === undefined) steps.set(path, { kind: 'fact', path, value: text })
  }
  return [...steps.values()]
}

export const removeTag = (path: string): ChangeInput[] => [{ kind: 'fact', path, value: null }]

/** Tags of other clients that begin like this, most used first, without those that are here. */
export function suggestTags(used: Iterable<readonly string[]>, here: Profile, typed: string, most = 6): string[] {
  const key = tagKey(typed)
  const count = new Map<string, { text: string; times: number }>()
  for (const tags of used)
    for (const text of tags) {
      const tag = tagKey(text)
      const known = count.get(tag)
      if (known === undefined) count.set(tag, { text, times: 1 })
      else known.times += 1
    }
  return [...count]
    .filter(([tag]) => tag.startsWith(key) && tag !== key && factOf(here, `tags/${tag}`) === undefined)
    .toSorted(([a, x], [b, y]) => y.times - x.times || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([, { text }]) => text)
}
