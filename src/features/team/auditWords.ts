/** A line of the journal in words. Details were written by the server; a newer one may know more than this app. */
import { t } from '../../i18n'
import { ROLES, type Role } from '../../shared/access'
import type { AuditLine } from '../../shared/api'

/** What the words need to know besides the line. */
export interface Names {
  member: (id: string) => string
  client: (id: string) => string | undefined
  invitation: (id: string) => string | undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

function roleText(value: unknown): string {
  const role: Role | undefined = ROLES.find((one) => one === value)
  return role === undefined ? '' : t(`common.role.${role}`)
}

/** `more` is a second, quiet line. */
export function auditWords({ action, detail }: AuditLine, names: Names): { main: string; more?: string } {
  switch (action) {
    case 'export': {
      const main = t('team.audit.export', { count: number(detail.count), format: text(detail.format).toUpperCase() })
      const filter = text(detail.filter)
      return filter === '' ? { main } : { main, more: t('team.audit.filter', { filter }) }
    }
    case 'handover':
      return {
        main: t('team.audit.handover', {
          count: number(detail.count),
          from: names.member(text(detail.from)),
          to: names.member(text(detail.to)),
        }),
      }
    case 'invite':
      return { main: inviteWords(detail, names) }
    case 'accept':
      return { main: t('team.audit.accept', { role: roleText(detail.role) }) }
    case 'member':
      return { main: memberWords(detail, names.member(text(detail.member))) }
    case 'grant': {
      const about = {
        client: names.client(text(detail.profile)) ?? t('team.audit.aClient'),
        name: names.member(text(detail.member)),
      }
      return { main: detail.level === null ? t('team.audit.grantEnded', about) : t('team.audit.grant', about) }
    }
    case 'setup':
      return { main: t('team.audit.setup') }
    case 'calendar':
      return { main: t('team.audit.calendar', { made: detail.made === true ? 'yes' : 'no' }) }
    case 'restored':
      return { main: t('team.audit.restored', { accepted: detail.accepted === true ? 'yes' : 'no' }) }
    case 'setting':
      return { main: settingWords(detail) }
  }
}

function settingWords(detail: AuditLine['detail']): string {
  const about = { name: text(detail.name), done: text(detail.done) }
  if (detail.kind === 'directory') return t('team.audit.directory', about)
  if (detail.kind === 'field') return t('team.audit.field', about)
  if (detail.kind === 'view') return t('team.audit.view', about)
  if (detail.kind === 'stage') return t('rules.audit.stage', about)
  return detail.kind === 'answer' ? t('team.audit.answer') : t('rules.audit.rule', { rule: text(detail.kind) })
}

function inviteWords(detail: AuditLine['detail'], names: Names): string {
  if (detail.revoked === true) return t('team.audit.revoked')
  const role = roleText(detail.role)
  const name = names.invitation(text(detail.invitation))
  return name === undefined ? t('team.audit.inviteUnnamed', { role }) : t('team.audit.invite', { name, role })
}

function memberWords(detail: AuditLine['detail'], name: string): string {
  if (typeof detail.role === 'string') return t('team.audit.role', { name, role: roleText(detail.role) })
  if (typeof detail.disabled === 'boolean')
    return t('team.audit.disabled', { disabled: detail.disabled ? 'yes' : 'no', name })
  if (typeof detail.mayExport === 'boolean')
    return t('team.audit.mayExport', { allowed: detail.mayExport ? 'yes' : 'no', name })
  return t('team.audit.member', { name })
}
