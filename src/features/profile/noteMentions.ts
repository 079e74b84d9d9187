/** Whom one may mention in the notes: the team, and the people at this client. */
import type { MentionKind } from '../../shared/profile/notesSchema'

export interface Mentionable {
  kind: MentionKind
  id: string
  name: string
  /** Role at the client; '' for colleagues. */
  about: string
}

/** As many as one reads at a glance. */
const MOST = 8

/** Those of whose name a part begins so. */
export function mentionable<T extends Mentionable>(all: readonly T[], query: string): T[] {
  const wanted = plain(query)
  return all
    .filter(({ name }) =>
      plain(name)
        .split(/[\s-]+/)
        .some((part) => part.startsWith(wanted)),
    )
    .slice(0, MOST)
}

const plain = (text: string): string => text.trim().toLocaleLowerCase().replaceAll('ё', 'е')
