import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SyncStatus } from '../solid/notebook'

const NOON = new Date(2026, 2, 12, 12).getTime()
const at = (hours: number, minutes: number): number => new Date(2026, 2, 12, hours, minutes).getTime()

const CALM: SyncStatus = {
  connection: 'online',
  since: at(9, 0),
  unsent: 0,
  unsentByProfile: new Map(),
  oldestUnsent: null,
  pulling: null,
  whole: true,
  saving: false,
  failure: null,
  taken: null,
  refused: 0,
  persisted: null,
  clockAhead: null,
}

beforeAll(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

describe.each(['en', 'ru'] as const)('the sync mark (%s)', (language) => {
  let words: (status: Partial<SyncStatus>) => (string | null)[]
  beforeEach(async () => {
    const { useLocale } = await import('../i18n')
    const { syncWords } = await import('./syncState')
    await useLocale(language)
    words = (status) => Object.values(syncWords({ ...CALM, ...status }, NOON))
  })
  const said = (en: (string | null)[], ru: (string | null)[]) => (language === 'en' ? en : ru)

  it('says that all is on the server only when online with nothing unsent', () => {
    expect(words({})).toEqual(said(['All saved on the server', null], ['Всё сохранено на сервере', null]))
    for (const connection of ['offline', 'connecting', 'signIn', 'update', 'leaving'] as const)
      expect(words({ connection }).join()).not.toMatch(/server$|на сервере$/)
  })

  it('counts what is not sent in every connection', () => {
    for (const connection of ['online', 'offline', 'connecting', 'signIn', 'update', 'leaving'] as const)
      expect(words({ connection, unsent: 3 })).toContain(
        said(['3 changes not sent yet'], ['3 изменения ещё не отправлены'])[0],
      )
    expect(words({ unsent: 1 })).toContain(said(['1 change not sent yet'], ['1 изменение ещё не отправлено'])[0])
    expect(words({ unsent: 5 })).toContain(said(['5 changes not sent yet'], ['5 изменений ещё не отправлено'])[0])
  })

  it('[S20] names which of the two is behind', () => {
    expect(words({ connection: 'update' })[0]).toBe(
      said(['Update the app to send'], ['Обновите приложение, чтобы отправить'])[0],
    )
    expect(words({ connection: 'update', serverOlder: true })[0]).toMatch(
      said(['server is older'], ['Сервер старее'])[0] ?? '',
    )
  })

  it('[H3] tells a disabled member that his or her work is being handed in', () => {
    expect(words({ connection: 'leaving' })[0]).toMatch(said(['access has ended'], ['Доступ закрыт'])[0] ?? '')
  })

  it('says since when there is no network, with the day when it was not today', () => {
    const offline = words({ connection: 'offline', since: at(11, 5) })[0]
    expect(offline).toMatch(said(['Offline since 11:05'], ['Нет связи с 11:05'])[0] ?? '')
    const longer = words({ connection: 'offline', since: new Date(2026, 2, 10, 18, 30).getTime() })[0]
    expect(longer).toContain('10')
  })

  it('puts a failed write before everything else', () => {
    expect(words({ failure: 'full', connection: 'offline', refused: 2, unsent: 4 })[0]).toBe(
      said(['Not saved on this device'], ['Не сохранено на устройстве'])[0],
    )
  })

  it('shows how far the first pull is', () => {
    const [main] = words({ pulling: { total: 5000, sent: 1240 } })
    expect(main?.replaceAll(/\s/g, ' ')).toBe(said(['1,240 of 5,000 clients'], ['1 240 из 5 000 клиентов'])[0])
  })

  it('asks to sign in when the session ended, and still says what is saved where', () => {
    expect(words({ connection: 'signIn' })).toEqual(
      said(
        ['Sign in again to send', 'Saved on this device'],
        ['Войдите снова, чтобы отправить', 'Сохранено на этом устройстве'],
      ),
    )
  })

  it('says itself when something has waited for three days', () => {
    const oldestUnsent = NOON - 3 * 86_400_000
    expect(words({ connection: 'offline', unsent: 1, oldestUnsent })).toEqual(
      said(
        ['Not sent for 3 days', '1 change not sent yet'],
        ['Не отправлено уже 3 дня', '1 изменение ещё не отправлено'],
      ),
    )
    expect(words({ connection: 'offline', unsent: 1, oldestUnsent: oldestUnsent + 1 })[0]).not.toContain('3')
  })
})
