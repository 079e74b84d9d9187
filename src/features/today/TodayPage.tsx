import {
  createEffect,
  createMemo,
  createSignal,
  lazy,
  on,
  onCleanup,
  Show,
  Suspense,
  untrack,
  type Accessor,
} from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconPlus from '~icons/lucide/plus'
import { formatDate } from '../../i18n/format'
import { t, withAllMessages, withDayMessages } from '../../i18n'
import { afterPaint } from '../../parts/afterPaint'
import { whileWorkingOut } from '../../parts/firstScreen'
import { ASKS } from '../../parts/practice/asks'
import { NotYet } from '../../parts/clients/NotYet'
import type { AllSignals } from '../../parts/practice/allSignals'
import { createAllRows, createNow, createPracticeContext, createSight } from '../../parts/practice/context'
import { addStep } from '../../parts/steps/adding'
import { createToday } from '../../parts/today'
import { mayInWorkspace } from '../../shared/access'
import { nextTask } from '../../shared/nextTask'
import { mayDo } from '../../shared/practice/doer'
import type { PracticeContext } from '../../shared/practice/signal'
import { itemsOf, type Item, type Whose } from '../../shared/practice/today'
import { isArriving, useNotebook } from '../../solid/notebook'
import { later } from '../../sync/later'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Page } from '../../ui/Page'
import { Segmented } from '../../ui/Segmented'
import { showToast } from '../../ui/toast'
import { createChosenDay } from './chosenDay'
import { createLineKeys } from './lineKeys'
import { Lines } from './Lines'
import { loadRules } from './loadRules'
import { dueSteps, keepSame, type List } from './model'
import type { Asked } from './Sheets'
import styles from './TodayPage.module.css'

type Rules = Awaited<ReturnType<typeof loadRules>>
/** Once they are here every later visit has them at once. */
let rules: Rules | undefined
/** Needed with the first tap. */
const loadAct = () => import('../../parts/practice/act')
const Sheets = lazy(withAllMessages(() => import('./Sheets')))
const Plan = lazy(withAllMessages(() => import('./Plan')))
const Ahead = lazy(withDayMessages(() => import('./AheadLists')))

/** Today's list for now: drawn once all rules have been asked, so that nothing on it moves. */
export default function TodayPage() {
  const notebook = useNotebook()
  const device = createToday()
  const now = createNow()
  const rows = createAllRows()
  const isHere = (): boolean => notebook.ready() && (notebook.team().members.length > 0 || !notebook.status().whole)
  /** A device that has nothing yet gets its clients first. What cannot come now is not waited for. */
  const isDue = createMemo((before: boolean) => {
    const here = notebook.status().whole || (rows().length > 0 && !isArriving(notebook.status()))
    return before || (isHere() && here)
  }, false)
  const [ruled, setRuled] = createSignal(rules)
  /** What all rules say, in words; worked out once the clients are here. */
  const more = createMemo((): (AllSignals & Pick<Rules, 'itemWords'>) | undefined => {
    const here = isDue() ? ruled() : undefined
    return here && untrack(() => ({ ...here.useAllSignals(), itemWords: here.itemWords }))
  })
  /** The company's, as soon as its calendar is asked. */
  const today = (): string => more()?.day() ?? device()
  const sight = createSight(today)
  const first = createPracticeContext(today, now, sight)
  const context = (): PracticeContext => more()?.context() ?? first()
  const me = () => notebook.me().member.id
  const isHead = (): boolean => notebook.role() === 'head'
  const [list, setList] = createSignal<List>('mine')
  const [how, setHow] = createSignal<How>('list')
  const isPlan = (): boolean => how() === 'plan' && list() === 'mine'

  /** They could not be loaded: what is here is all there is. */
  const [alone, setAlone] = createSignal(false)
  const load = async (): Promise<void> => {
    try {
      rules = await loadRules()
      // To read them and to ask them are two tasks.
      await nextTask()
      setRuled(rules)
    } catch {
      setAlone(true)
    }
  }
  // The picture of the page comes first.
  if (rules === undefined) onCleanup(afterPaint(() => void load()))
  later(() => void Promise.all([loadAct(), Sheets.preload(), Plan.preload()]).catch(() => undefined))

  const signals = createMemo(() => more()?.signals())
  const whose = createMemo((): Whose => {
    const members = new Map(sight().members.map((member) => [member.id, member]))
    return {
      member: list() === 'mine' && notebook.role() !== 'viewer' ? me() : null,
      isHead: isHead(),
      // Before the team is here, nobody is taken for one who left.
      mayDo: (row, member) =>
        members.size === 0 || mayDo(row, members.get(member) ?? { id: member, role: 'viewer' }, sight()),
    }
  })
  const isFresh = (): boolean => isHere() && (more()?.isFresh() ?? alone())
  /** Is the list that of the clients as they are now, with nothing more to come? */
  const isWhole = (): boolean => notebook.status().whole && isFresh()
  /** Who comes back finds all of it in the first picture, and the place where they were. */
  const wasKnown = untrack(isFresh)
  /** Once it was worked out, that stands while it is worked out anew. */
  const isWorkedOut = createMemo((before: boolean) => before || isFresh(), false)
  const items = createMemo((before: Item[]) => {
    if (!isWorkedOut() || !isHere()) return []
    return keepSame(before, itemsOf(signals() ?? dueSteps(rows(), context()), context(), whose()))
  }, [])
  /** To work it out and to draw it are two tasks: on a slow phone each is long. */
  const [isKnown, setKnown] = createSignal(wasKnown)
  createEffect(() => {
    if (isWorkedOut()) void nextTask().then(() => setKnown(true))
  })
  /** What says that clients are coming stays until there is something in its place. */
  const isNew = createMemo((before: boolean) => before || (isHere() && !notebook.status().whole), false)

  const { split, progress } = createChosenDay({ list, items, today, isWhole })
  const [isListDrawn, setListDrawn] = createSignal(wasKnown)
  /** What stands below the list is drawn after it, so that nothing pushes it away. */
  const isDrawn = (): boolean => isListDrawn() || isPlan() || split().day.length === 0
  whileWorkingOut(() => rows().length > 0 && !(isKnown() && isDrawn()))
  const [shownRest, setShownRest] = createSignal(false)
  createEffect(on(list, () => setShownRest(false), { defer: true }))

  const [asked, setAsked] = createSignal<Asked>()
  const may = (item: Item): boolean => whose().mayDo(item.signal.row, me())
  const ask = (type: Asked['type']) => (item: Item) => setAsked({ type, item })
  const actions = {
    done: (item: Item) => void finish(item),
    putOff: ask('putOff'),
    passOn: ask('passOn'),
    why: ask('why'),
  }
  async function finish(item: Item): Promise<void> {
    if (ASKS.has(item.signal.kind)) return void setAsked({ type: 'done', item })
    try {
      const { actOn } = await loadAct()
      await actOn(notebook, item, { type: 'done' }, context(), t('today.saidDone'))
    } catch {
      showToast({ kind: 'error', text: t('common.changeFailed') })
    }
  }
  let page: HTMLElement | undefined
  const leave = createPlaces(
    () => page,
    () => `${list()} ${how()}`,
  )
  const look =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      leave()
      set(value)
    }
  const [ahead, setAhead] = createSignal<Item[]>([])
  createLineKeys({ page: () => page, items: () => [...items(), ...ahead()], actions, may })

  const lines = {
    context,
    may,
    actions,
    get isTeam() {
      return whose().member === null
    },
    words: (item: Item) => more()?.itemWords(item, { today: today(), memberName: notebook.memberName }),
  }
  return (
    <Page
      narrow
      ref={(body) => (page = body)}
      title={t('today.title', { day: formatDate(device()) })}
      toolbar={
        <Show when={notebook.role() !== 'viewer'}>
          <Tools isHead={isHead()} list={list()} how={how()} onList={look(setList)} onHow={look(setHow)} />
        </Show>
      }
    >
      <Show when={isHere()}>
        <Show
          when={isKnown()}
          fallback={
            <Show when={isNew()}>
              <NotYet />
            </Show>
          }
        >
          <Show
            when={split().day.length > 0}
            fallback={
              <Show
                when={items().length > 0 || notebook.rows().length > 0}
                fallback={<Dynamic component={ruled()?.NothingPlanned} />}
              >
                <Dynamic component={ruled()?.Clear} rest={split().rest.length} />
              </Show>
            }
          >
            <Suspense>
              <Show
                when={isPlan()}
                fallback={
                  <Lines
                    {...lines}
                    title={t('today.now')}
                    items={split().day}
                    note={progress()}
                    onDrawn={isListDrawn() ? undefined : () => setListDrawn(true)}
                  />
                }
              >
                <Plan {...lines} items={split().day} />
              </Show>
            </Suspense>
          </Show>
          <Show when={isDrawn()}>
            <Show when={mayInWorkspace(notebook.role(), 'create')}>
              <Button
                variant="quiet"
                icon={IconPlus}
                class={classes(styles.add, notebook.rows().length === 0 && styles.alone)}
                onClick={() => addStep()}
              >
                {t('today.addStep')}
              </Button>
            </Show>
            <Show when={split().rest.length > 0}>
              <Show
                when={shownRest()}
                fallback={
                  <button type="button" class={styles.rest} onClick={() => setShownRest(true)}>
                    {t('today.showRest', { count: split().rest.length })}
                  </button>
                }
              >
                <Lines {...lines} title={t('today.rest')} items={split().rest} onHide={() => setShownRest(false)} />
              </Show>
            </Show>
            <Show when={more()}>
              <Suspense>
                <Ahead
                  {...lines}
                  rows={rows()}
                  signals={signals() ?? []}
                  whose={whose()}
                  inPieces={!wasKnown}
                  onItems={setAhead}
                />
              </Suspense>
            </Show>
          </Show>
        </Show>
      </Show>
      <Suspense>
        <Show when={asked()} keyed>
          {(what) => <Sheets asked={what} context={context()} sight={sight()} onClose={() => setAsked(undefined)} />}
        </Show>
      </Suspense>
    </Page>
  )
}

/**
 * Each way of looking at the day keeps its own place: a plan opens at its top, and the list comes back where it was.
 * Returns what is to be called before another one is shown.
 */
function createPlaces(page: Accessor<HTMLElement | undefined>, view: Accessor<string>): () => void {
  const places = new Map<string, number>()
  createEffect(on(view, (shown) => page()?.scrollTo({ top: places.get(shown) ?? 0 }), { defer: true }))
  return () => void places.set(view(), page()?.scrollTop ?? 0)
}

type How = 'list' | 'plan'

interface ToolsProps {
  isHead: boolean
  list: List
  how: How
  onList: (list: List) => void
  onHow: (how: How) => void
}

/** Whose day, for heads, and one's own as a list or as a plan. */
function Tools(props: ToolsProps) {
  return (
    <div class={styles.tools}>
      <Show when={props.isHead}>
        <Segmented
          hideLabel
          label={t('today.whose')}
          value={props.list}
          onChange={props.onList}
          options={[
            { value: 'mine', label: t('today.mine') },
            { value: 'everybody', label: t('today.everybody') },
          ]}
        />
      </Show>
      <Show when={props.list === 'mine'}>
        <Segmented
          hideLabel
          label={t('today.how')}
          value={props.how}
          onChange={props.onHow}
          options={[
            { value: 'list', label: t('today.list') },
            { value: 'plan', label: t('today.plan') },
          ]}
        />
      </Show>
    </div>
  )
}
