import { createEffect, createMemo, createResource, createSignal, on, Show } from 'solid-js'
import IconCopy from '~icons/lucide/copy'
import IconDownload from '~icons/lucide/download'
import IconLink from '~icons/lucide/link'
import { locale, t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { formatDay } from '../../i18n/format'
import { createToday } from '../../parts/today'
import { mayInWorkspace } from '../../shared/access'
import type { CalendarState } from '../../shared/api'
import { useNotebook, type Notebook } from '../../solid/notebook'
import { http, type HttpResult } from '../../sync/http'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog, Dialog } from '../../ui/Dialog'
import { downloadFile } from '../../ui/download'
import { SectionHeader } from '../../ui/SectionHeader'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import styles from './Settings.module.css'

/** The days of one's own clients in the calendar that one uses anyway: by a link that stays up to date, or as a file. */
export function Calendar() {
  const notebook = useNotebook()
  const today = createToday()
  return (
    <Show when={mayInWorkspace(notebook.role(), 'calendar')}>
      <section class={styles.section}>
        <SectionHeader title={t('push.calendar.title')} />
        <Card>
          <p>{t('push.calendar.text')}</p>
          <Feed />
          <p class={styles.quiet}>{t('push.calendar.fileHint')}</p>
          <div class={styles.buttons}>
            <Button icon={IconDownload} onClick={() => void download(notebook, today())}>
              {t('push.calendar.file')}
            </Button>
          </div>
        </Card>
      </section>
    </Show>
  )
}

function Feed() {
  const notebook = useNotebook()
  const isOnline = createMemo(() => notebook.status().connection === 'online')
  const [state, { refetch }] = createResource<HttpResult<CalendarState> | null>(
    () => http<CalendarState>('GET', '/api/calendar'),
    { initialValue: null },
  )
  createEffect(on(isOnline, () => void refetch(), { defer: true }))
  const made = () => {
    const read = state.latest
    return read?.ok ? read.value.made : null
  }
  const [link, setLink] = createSignal('')
  const [asking, setAsking] = createSignal<'again' | 'drop'>()
  const [busy, setBusy] = createSignal(false)

  async function send(run: () => Promise<HttpResult<unknown>>): Promise<boolean> {
    if (busy()) return false
    setBusy(true)
    const answer = await run()
    setBusy(false)
    if (!answer.ok) showToast({ kind: 'error', text: apiErrorText(answer.error) })
    void refetch()
    return answer.ok
  }
  const make = (): Promise<boolean> =>
    send(async () => {
      const answer = await http<{ link: string }>('POST', '/api/calendar', { locale: locale() })
      if (answer.ok) setLink(answer.value.link)
      return answer
    })
  async function drop(): Promise<void> {
    if (await send(() => http('DELETE', '/api/calendar')))
      showToast({ kind: 'success', text: t('push.calendar.dropped') })
  }
  return (
    <>
      <Show when={isOnline()} fallback={<p class={styles.quiet}>{t('push.calendar.offline')}</p>}>
        <Show
          when={made()}
          fallback={
            <>
              <p class={styles.quiet}>{t('push.calendar.secret')}</p>
              <div class={styles.buttons}>
                <Button icon={IconLink} busy={busy()} onClick={() => void make()}>
                  {t('push.calendar.make')}
                </Button>
              </div>
            </>
          }
        >
          {(at) => (
            <>
              <p>{t('push.calendar.made', { day: formatDay(at()) })}</p>
              <p class={styles.quiet}>{t('push.calendar.secret')}</p>
              <div class={styles.buttons}>
                <Button icon={IconLink} busy={busy()} onClick={() => setAsking('again')}>
                  {t('push.calendar.again')}
                </Button>
                <Button variant="quiet" onClick={() => setAsking('drop')}>
                  {t('push.calendar.drop')}
                </Button>
              </div>
            </>
          )}
        </Show>
      </Show>
      <ConfirmDialog
        open={asking() === 'again'}
        title={t('push.calendar.againTitle')}
        confirmLabel={t('push.calendar.again')}
        cancelLabel={t('common.cancel')}
        onConfirm={() => void make()}
        onClose={() => setAsking(undefined)}
      >
        {t('push.calendar.againText')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking() === 'drop'}
        title={t('push.calendar.dropTitle')}
        confirmLabel={t('push.calendar.drop')}
        cancelLabel={t('common.cancel')}
        danger
        onConfirm={() => void drop()}
        onClose={() => setAsking(undefined)}
      >
        {t('push.calendar.againText')}
      </ConfirmDialog>
      <Show when={link()}>
        <LinkDialog link={link()} onClose={() => setLink('')} />
      </Show>
    </>
  )
}

/** Closed by its buttons alone: the link is not shown again. */
function LinkDialog(props: { link: string; onClose: () => void }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.link)
      showToast({ kind: 'success', text: t('push.calendar.copied') })
    } catch {
      showToast({ kind: 'error', text: t('push.calendar.copyFailed') })
    }
  }
  return (
    <Dialog
      open
      title={t('push.calendar.linkTitle')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('push.calendar.done')}</Button>
          <Button variant="primary" icon={IconCopy} data-autofocus onClick={() => void copy()}>
            {t('push.calendar.copy')}
          </Button>
        </>
      }
    >
      <p>{t('push.calendar.once')}</p>
      <TextField label={t('push.calendar.link')} value={props.link} readOnly spellcheck={false} />
      <p class={styles.quiet}>{t('push.calendar.secret')}</p>
    </Dialog>
  )
}

/** Made here, of what this device knows: it needs no network. */
async function download(notebook: Notebook, today: string): Promise<void> {
  const [{ calendarFile }, { doerOf }] = await Promise.all([
    import('../../shared/practice/calendar'),
    import('../../shared/practice/doer'),
  ])
  const { members, workspace } = notebook.team()
  const sight = { members, grantsOf: notebook.grants, today }
  const text = calendarFile(
    [...notebook.rows(), ...notebook.desks()],
    {
      me: notebook.me().member.id,
      today,
      zone: workspace.zone,
      locale: locale(),
      origin: location.origin,
      doer: (row, step) => doerOf(row, step, sight),
    },
    Date.now(),
  )
  downloadFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), `kartoteka-${today}.ics`)
}
