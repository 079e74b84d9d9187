import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AuditLine } from '../../shared/api'
import type { MemberId } from '../../shared/ids'
import { auditWords, type Names } from './auditWords'

const NAMES: Names = {
  member: (id) => ({ m1: 'Анна Белова', m2: 'Игорь Власов' })[id] ?? '?',
  client: (id) => (id === 'p1' ? 'Кухни Ладога' : undefined),
  invitation: (id) => (id === 'i1' ? 'Тимур' : undefined),
}
const words = (action: AuditLine['action'], detail: AuditLine['detail']) =>
  auditWords({ id: 'a', at: 0, by: 'm1' as MemberId, action, detail }, NAMES)

beforeAll(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

describe('a line of the journal', () => {
  beforeEach(async () => (await import('../../i18n')).useLocale('ru'))

  it('counts in Russian and names both sides of a handover', () => {
    expect(words('handover', { from: 'm2', to: 'm1', count: 3 }).main).toBe(
      'Передано 3 клиента: Игорь Власов → Анна Белова',
    )
    expect(words('handover', { from: 'm2', to: 'm1', count: 62 }).main).toContain('62 клиента')
    expect(words('handover', { from: 'm2', to: 'm1', count: 11 }).main).toContain('11 клиентов')
  })

  it('says what was exported, and from which selection only when there was one', () => {
    expect(words('export', { format: 'xlsx', filter: 'Тула', count: 21 })).toEqual({
      main: 'Выгружен 21 клиент в XLSX',
      more: 'Отбор: Тула',
    })
    expect(words('export', { format: 'csv', filter: '', count: 5 })).toEqual({ main: 'Выгружено 5 клиентов в CSV' })
  })

  it('names an invitation as long as it is known, and tells making from withdrawing', () => {
    expect(words('invite', { invitation: 'i1', role: 'viewer', days: 7 }).main).toBe(
      'Создано приглашение: Тимур, Наблюдатель',
    )
    expect(words('invite', { invitation: 'gone', role: 'viewer', days: 7 }).main).toBe(
      'Создано приглашение: Наблюдатель',
    )
    expect(words('invite', { invitation: 'i1', revoked: true }).main).toBe('Приглашение отозвано')
  })

  it('tells each change of rights from the others', () => {
    const changes: AuditLine['detail'][] = [
      { role: 'head' },
      { disabled: true },
      { disabled: false },
      { mayExport: true },
      { mayExport: false },
    ]
    const said = changes.map((change) => words('member', { member: 'm1', ...change }).main)
    expect(new Set(said).size).toBe(said.length)
    for (const line of said) expect(line).toContain('Анна Белова')
  })

  it('tells sharing from taking it back, also for a client that is not on this device', () => {
    expect(words('grant', { profile: 'p1', member: 'm2', level: 'read', until: null }).main).toBe(
      'Открыт доступ: Кухни Ладога → Игорь Власов',
    )
    expect(words('grant', { profile: 'p9', member: 'm2', level: null, until: null }).main).toBe(
      'Закрыт доступ: клиент → Игорь Власов',
    )
  })

  it('has words for a change of rights that a newer server knows and this app does not', () => {
    expect(words('member', { member: 'm1', mayFly: true }).main).toBe('Права изменены: Анна Белова')
  })
})
