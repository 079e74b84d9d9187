/**
 * What a device is told while nobody looks at the app, by the app itself or by the server (Web Push). It lies on locked
 * screens: numbers only, never the name of a client or a word of what was written.
 */

/** `due`: things that are due today. `handed`: clients that became one's own. `step`: steps that a colleague passed on. */
export type Notice =
  | { kind: 'due'; count: number; day: string }
  | { kind: 'handed'; count: number; id: string; profile?: string }
  | { kind: 'step'; count: number; id: string; profile?: string }
  | { kind: 'raised'; id: string; profile: string }

/** Clients that a colleague handed over together: `at` is when the server took it, ms since 1970 UTC. */
export const handedNotice = (from: string, at: number, profiles: readonly string[]): Notice => ({
  kind: 'handed',
  count: profiles.length,
  id: `${from}/${at}`,
  ...(profiles.length === 1 && { profile: profiles[0] }),
})

/** A complaint that was passed up on this day (YYYY-MM-DD): once more on another day is news again. */
export const raisedNotice = (profile: string, entry: string, on: string): Notice => ({
  kind: 'raised',
  id: `${entry}/${on}`,
  profile,
})

/** As it is shown. What has the same `tag` is said once. `url`: a page of the app. */
export interface ShownNotice {
  title: string
  body: string
  tag: string
  url: string
  lang: 'en' | 'ru'
}

/** The same whoever says it, so that what the server and the app both know is said once. */
export function tagOf(notice: Notice): string {
  return notice.kind === 'due' ? `due/${notice.day}` : `${notice.kind}/${notice.id}`
}

function urlOf(notice: Notice): string {
  switch (notice.kind) {
    case 'due':
      return '/'
    case 'handed':
      return notice.profile === undefined ? '/handovers' : `/clients/${notice.profile}`
    case 'step':
      return notice.profile === undefined ? '/' : `/clients/${notice.profile}`
    case 'raised':
      return `/clients/${notice.profile}`
  }
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
interface Words {
  due: Forms
  handed: Forms
  step: Forms
  raised: string
  /** What to do: the second line. */
  look: Record<Notice['kind'], string>
}

const WORDS: Record<'en' | 'ru', Words> = {
  en: {
    due: { one: '# thing to do today', other: '# things to do today' },
    handed: { one: '# client was handed to you', other: '# clients were handed to you' },
    step: { one: '# next step was passed on to you', other: '# next steps were passed on to you' },
    raised: 'A complaint was passed up to you',
    look: {
      due: 'Open Today to go through them.',
      handed: 'Their whole history came along.',
      step: 'Open to see what it is about.',
      raised: 'Open to read it and decide.',
    },
  },
  ru: {
    due: { one: '# дело на сегодня', few: '# дела на сегодня', many: '# дел на сегодня', other: '# дела на сегодня' },
    handed: {
      one: 'Вам передали # клиента',
      few: 'Вам передали # клиентов',
      many: 'Вам передали # клиентов',
      other: 'Вам передали # клиента',
    },
    step: {
      one: 'Вам передали # следующий шаг',
      few: 'Вам передали # следующих шага',
      many: 'Вам передали # следующих шагов',
      other: 'Вам передали # следующего шага',
    },
    raised: 'Вам передали жалобу',
    look: {
      due: 'Откройте «Сегодня», чтобы пройти по списку.',
      handed: 'Вся история с вами.',
      step: 'Откройте, чтобы посмотреть, что нужно.',
      raised: 'Откройте, чтобы прочитать и решить.',
    },
  },
}

/** Says a notice in a language. */
export function shownNotice(notice: Notice, lang: 'en' | 'ru'): ShownNotice {
  const words = WORDS[lang]
  const title = notice.kind === 'raised' ? words.raised : counted(words[notice.kind], notice.count, lang)
  return { title, body: words.look[notice.kind], tag: tagOf(notice), url: urlOf(notice), lang }
}

function counted(forms: Forms, count: number, lang: 'en' | 'ru'): string {
  const form = forms[new Intl.PluralRules(lang).select(count)] ?? forms.other
  return form.replace('#', new Intl.NumberFormat(lang).format(count))
}

/** What a push brought, or undefined: the service worker shows only what our server made. */
export function readNotice(text: string): ShownNotice | undefined {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof given !== 'object' || given === null) return undefined
  const { title, body, tag, url, lang } = given as Record<string, unknown>
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 500
  // A page of ours: one slash, and no host behind it.
  const isPage = isText(url) && /^\/(?![/\\])/.test(url)
  if (!isText(title) || !isText(body) || !isText(tag) || !isPage) return undefined
  return { title, body, tag, url, lang: lang === 'ru' ? 'ru' : 'en' }
}

/** When a device is spoken to, and how: kept on the device, and with its subscription on the server. */
export interface NoticeTimes {
  /** The hour of the day at which the number of due things is told; null = not. */
  digest: number | null
  /** Nothing is said before this hour, and from that one on. Equal: at any hour. */
  from: number
  to: number
}
export const NOTICE_TIMES: NoticeTimes = { digest: 9, from: 8, to: 20 }

/** May something be said in this hour of the day, 0 to 23? A night shift has `from` after `to`. */
export const isAwake = ({ from, to }: Pick<NoticeTimes, 'from' | 'to'>, hour: number): boolean =>
  from === to || (from < to ? from <= hour && hour < to : hour >= from || hour < to)

/** Hours after its own in which a morning's number is still worth telling: a server that was down, a phone that was off. */
const WORTH = 4

/** Is the number of the morning, asked for at this hour, to be told now? */
export const isDigestHour = (digest: number, hour: number): boolean => digest <= hour && hour < digest + WORTH
