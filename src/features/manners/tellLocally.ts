/**
 * The app tells by itself, with no network, as long as it is open somewhere: what is due when the day begins, what was
 * handed or passed on, what was passed up. Whoever looks at the app just now sees it there, and is not told.
 */
import { useNavigate } from '@solidjs/router'
import { createEffect, on, onCleanup } from 'solid-js'
import { locale } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { dayOf } from '../../shared/dates'
import type { EntryId } from '../../shared/ids'
import { mapInTasks } from '../../shared/nextTask'
import { isAwake, isDigestHour, shownNotice, type Notice, type NoticeTimes } from '../../shared/notices'
import { doerOf, mayDo, type Sight } from '../../shared/practice/doer'
import type { Row } from '../../shared/profile/row'
import { useNotebook, type Notebook } from '../../solid/notebook'
import { notifyingOf, permission, registered, tellServer } from '../../sync/notifying'
import { claim } from '../../sync/said'
import { showNotice, type OpenPage } from '../../sync/showNotice'
import { isByOthers, newsIn, newSteps, stepsFor, type Candidate } from './news'

/** ms between looks at the clock, and after the last change of a client. */
const LOOK = 60_000
const SETTLE = 2_000

export function tellLocally(): void {
  const notebook = useNotebook()
  openWhatWasTapped()
  keepServerTold(notebook)
  const look = makeLook(notebook)
  let soon: ReturnType<typeof setTimeout> | undefined
  const timer = setInterval(() => void look(), LOOK)
  createEffect(
    on([notebook.rows, notebook.desks], () => {
      clearTimeout(soon)
      soon = setTimeout(() => void look(), SETTLE)
    }),
  )
  onCleanup(() => {
    clearInterval(timer)
    clearTimeout(soon)
  })
}

/** A tap on a notification goes to its page without loading the app anew. */
function openWhatWasTapped(): void {
  const navigate = useNavigate()
  const open = ({ data, ports }: MessageEvent): void => {
    const asked = data as Partial<OpenPage> | null
    if (asked?.type !== 'open' || typeof asked.url !== 'string') return
    ports[0]?.postMessage(null)
    navigate(asked.url)
  }
  navigator.serviceWorker?.addEventListener('message', open)
  onCleanup(() => navigator.serviceWorker?.removeEventListener('message', open))
}

const isTold = (notebook: Notebook): boolean =>
  notifyingOf(notebook.me().member.id).on && permission() === 'granted' && mayInWorkspace(notebook.role(), 'notify')

/** With each visit and each change of the hours, as soon as there is a network. */
function keepServerTold(notebook: Notebook): void {
  createEffect(() => {
    const notifying = notifyingOf(notebook.me().member.id)
    if (notebook.status().connection === 'online' && isTold(notebook)) void tellServer(notifying, locale())
  })
}

/** Looks for news and tells them, one look after the other. */
function makeLook(notebook: Notebook): () => Promise<void> {
  /** One's own steps as they were looked at last; undefined = they are looked at for the first time. */
  let steps: Set<EntryId> | undefined
  /** The day whose number was worked out. */
  let counted = ''
  let working = false

  async function look(): Promise<void> {
    const { whole, pulling } = notebook.status()
    if (working || !notebook.ready() || !whole || pulling !== null) return
    if (!isTold(notebook)) return void (steps = undefined)
    const { times, since } = notifyingOf(notebook.me().member.id)
    // What comes at night is told in the morning: nothing is looked at until then.
    if (!isAwake(times, new Date().getHours())) return
    working = true
    try {
      const now = Date.now()
      const today = dayOf(now)
      const me = notebook.me().member.id
      const rows = [...notebook.rows(), ...notebook.desks()]
      const mine = stepsFor(rows, me)
      const news = newsIn(rows, { me, isHead: notebook.role() === 'head', since, now, today })
      for (const one of [...news, ...newSteps(steps ?? new Set(mine.keys()), mine, today)]) await tell(notebook, one)
      steps = new Set(mine.keys())
      if (counted !== today && isTimeForDigest(times)) {
        counted = today
        const count = await dueToday(notebook, rows, today)
        if (count > 0) await say({ kind: 'due', count, day: today })
      }
    } finally {
      working = false
    }
  }
  return () => look().catch(() => undefined)
}

const isTimeForDigest = ({ digest }: NoticeTimes): boolean =>
  digest !== null && isDigestHour(digest, new Date().getHours())

/** One's own doing is no news. */
async function tell(notebook: Notebook, { notice, profile, cause }: Candidate): Promise<void> {
  const isNews = cause === undefined || isByOthers(cause(await notebook.profileOf(profile)), notebook.me().member.id)
  if (isNews) await say(notice)
}

/** Once on this device, whoever knows it first. */
async function say(notice: Notice): Promise<void> {
  const shown = shownNotice(notice, locale())
  const registration = await registered()
  if (registration === undefined || !(await claim(shown.tag)) || document.hasFocus()) return
  await showNotice(registration, shown)
}

/** The lines that Today has for this member. Its rules are loaded when they are asked for. */
async function dueToday(notebook: Notebook, rows: readonly Row[], today: string): Promise<number> {
  const [{ countDue }, { signalsOf }, { ordersKnownTo }] = await Promise.all([
    import('../../shared/practice/dueCount'),
    import('../../shared/practice/signals'),
    import('../../shared/practice/purchases'),
  ])
  const { members, workspace } = notebook.team()
  const sight: Sight = { members, grantsOf: notebook.grants, today }
  const context = {
    now: Date.now(),
    today,
    zone: workspace.zone,
    settings: notebook.settings(),
    ordersKnownTo: ordersKnownTo(rows),
    doer: (row: Row, step: Row['steps'][number]) => doerOf(row, step, sight),
  }
  const count = countDue(context, {
    member: notebook.me().member.id,
    isHead: notebook.role() === 'head',
    mayDo: (row, id) => members.some((member) => member.id === id && mayDo(row, member, sight)),
  })
  await mapInTasks(rows, (row) => (count.isFull() ? undefined : count.add(signalsOf(row, context))))
  return count.count()
}
