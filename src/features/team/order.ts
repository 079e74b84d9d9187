import { locale } from '../../i18n'
import { ROLES, type Role } from '../../shared/access'

/** Heads first, then by name as the language in use sorts names; who is switched off comes last. */
export function inNameOrder<T extends { name: string; role: Role; disabled: boolean }>(members: readonly T[]): T[] {
  const { compare } = new Intl.Collator(locale())
  return members.toSorted(
    (a, b) =>
      Number(a.disabled) - Number(b.disabled) ||
      ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
      compare(a.name, b.name),
  )
}
