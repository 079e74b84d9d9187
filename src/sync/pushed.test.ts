import { beforeEach, describe, expect, test, vi } from 'vitest'
import { shownNotice } from '../shared/notices'
import { onPush, onSubscriptionChange, openPage } from './pushed'
import { claim } from './said'

/** The part of CacheStorage that is used, in memory. */
function fakeCaches() {
  const kept = new Map<string, string>()
  const cache = {
    match: async (key: string | Request) => {
      const text = kept.get(keyOf(key))
      return text === undefined ? undefined : new Response(text)
    },
    put: async (key: string, response: Response) => void kept.set(keyOf(key), await response.text()),
    keys: async () => [...kept.keys()].map((key) => new Request(key)),
    delete: async (key: string | Request) => kept.delete(keyOf(key)),
  }
  return { kept, open: async () => cache }
}
const keyOf = (key: string | Request): string => (typeof key === 'string' ? `https://app.example${key}` : key.url)

interface Window {
  focused: boolean
  visibilityState: 'visible' | 'hidden'
  /** Does its page answer? */
  answers: boolean
}

let shown: { title: string; options: NotificationOptions }[]
let opened: string[]
let store: ReturnType<typeof fakeCaches>

function worker(windows: Window[] = [], userAgent = 'Chrome/156 Safari/537') {
  shown = []
  opened = []
  const clients = windows.map(({ answers, ...state }, index) => ({
    ...state,
    focus: async () => void opened.push(`focus ${index}`),
    navigate: async (url: string) => void opened.push(`load ${url}`),
    postMessage: ({ url }: { url: string }, [port]: MessagePort[]) => {
      opened.push(`go ${url}`)
      if (answers) port!.postMessage(null)
    },
  }))
  vi.stubGlobal('navigator', { userAgent })
  vi.stubGlobal('self', {
    registration: {
      showNotification: async (title: string, options: NotificationOptions) => void shown.push({ title, options }),
      pushManager: {
        getSubscription: async () => null,
        subscribe: async (options: unknown) => ({
          toJSON: () => ({ endpoint: 'https://push.example/new', keys: options }),
        }),
      },
    },
    clients: {
      matchAll: async () => clients,
      openWindow: async (url: string) => void opened.push(`open ${url}`),
    },
  })
}

beforeEach(() => {
  store = fakeCaches()
  vi.stubGlobal('caches', store)
  worker()
})

const notice = shownNotice({ kind: 'raised', id: 'e/2026-11-22', profile: 'p' }, 'ru')
const text = JSON.stringify(notice)

describe('a push', () => {
  test('is shown as the server made it', async () => {
    await onPush(text)
    expect(shown).toMatchObject([
      { title: notice.title, options: { tag: notice.tag, data: notice.url, lang: 'ru', silent: false } },
    ])
  })

  test('that the app said already makes no sound, and comes to nobody who looks at the app', async () => {
    await claim(notice.tag)
    await onPush(text)
    expect(shown.map(({ options }) => options.silent)).toEqual([true])
    worker([{ focused: true, visibilityState: 'visible', answers: true }])
    await onPush(text)
    expect(shown).toEqual([])
  })

  test('is always shown by Safari, which would take the right away', async () => {
    await claim(notice.tag)
    worker([{ focused: true, visibilityState: 'visible', answers: true }], 'Version/26 Safari/605')
    await onPush(text)
    expect(shown).toHaveLength(1)
  })

  test('that is none of ours says only who it is from', async () => {
    await onPush('{"title":"Выиграли!","body":"","tag":"x","url":"https://evil.example/"}')
    expect(shown).toMatchObject([{ title: 'Kartoteka · Картотека', options: { body: '', data: '/' } }])
  })
})

describe('a tap', () => {
  test('goes to its page in an open window, without loading it anew', async () => {
    worker([
      { focused: false, visibilityState: 'hidden', answers: true },
      { focused: false, visibilityState: 'visible', answers: true },
    ])
    await openPage('/clients/p')
    expect(opened).toEqual(['focus 1', 'go /clients/p'])
  })

  test('loads it where the page does not answer', async () => {
    vi.useFakeTimers()
    worker([{ focused: false, visibilityState: 'visible', answers: false }])
    const done = openPage('/clients/p')
    await vi.runAllTimersAsync()
    await done
    vi.useRealTimers()
    expect(opened).toEqual(['focus 0', 'go /clients/p', 'load /clients/p'])
  })

  test('opens a window where there is none, and never another site', async () => {
    await openPage('/handovers')
    await openPage('//evil.example')
    await openPage(undefined)
    expect(opened).toEqual(['open /handovers', 'open /', 'open /'])
  })
})

test('the server hears of another way to the device, with the key as before', async () => {
  const fetched = vi.fn(async (_url: string, _request: RequestInit) => new Response('{}'))
  vi.stubGlobal('fetch', fetched)
  await onSubscriptionChange(null)
  expect(fetched).not.toHaveBeenCalled()
  const options = { userVisibleOnly: true }
  await onSubscriptionChange({ options } as unknown as PushSubscription)
  const [url, request] = fetched.mock.calls[0]!
  expect([url, request.method]).toEqual(['/api/push', 'PATCH'])
  expect(JSON.parse(String(request.body))).toEqual({ endpoint: 'https://push.example/new', keys: options })
})

describe('what was said', () => {
  test('is said once, whoever knows it', async () =>
    expect([await claim('a'), await claim('a'), await claim('b/ы')]).toEqual([true, false, true]))

  test('is forgotten after two weeks, and holds nothing but tags and times', async () => {
    const now = Date.parse('2026-11-22T09:00:00Z')
    await claim('old', now - 15 * 86_400_000)
    await claim('new', now)
    expect([...store.kept]).toEqual([['https://app.example/said/new', String(now)]])
  })
})
