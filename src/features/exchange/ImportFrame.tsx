import { useNavigate } from '@solidjs/router'
import { createEffect, on, onMount, Show, type JSX } from 'solid-js'
import IconNoAccess from '~icons/lucide/lock'
import { t } from '../../i18n'
import { whenLaunchedWith } from '../../parts/arrived/launched'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { StepBar } from './StepBar'

/** What the frame asks of the model of an import. */
interface Stepped {
  step: () => Parameters<typeof StepBar>[0]['step']
  backTo(step: 'file' | 'columns'): void
  again(): void
  choose(file: File): unknown
}

interface Props {
  model: Stepped
  title: string
  noAccess: string
  /** Where one goes back to from the first step. */
  from: string
  /** Once, when the member may import. */
  onBegin?: () => void
  children: JSX.Element
}

/** The page of an import, step by step, for those who may; a file that the system opened with the app begins it. */
export function ImportFrame(props: Props) {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const may = () => mayInWorkspace(notebook.role(), 'import')
  let body: HTMLDivElement | undefined

  // Each step is a screen of its own: it begins at its top, for the eye and for the focus.
  createEffect(
    on(
      () => props.model.step(),
      () => {
        body?.scrollTo({ top: 0 })
        body?.parentElement?.querySelector('h1')?.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )
  onMount(() => {
    if (!may()) return
    props.onBegin?.()
    whenLaunchedWith(([file]) => {
      if (file === undefined) return
      props.model.again()
      void props.model.choose(file)
    })
  })

  function back(): void {
    if (props.model.step() === 'columns') props.model.backTo('file')
    else if (props.model.step() === 'check') props.model.backTo('columns')
    else navigate(props.from)
  }
  return (
    <Page
      ref={(element) => (body = element)}
      title={props.title}
      // Beside the columns stands how it will look.
      narrow={props.model.step() !== 'columns'}
      back={{ label: t('common.back'), onClick: back }}
      toolbar={may() ? <StepBar step={props.model.step()} /> : undefined}
    >
      <Show
        when={may()}
        fallback={<EmptyState icon={IconNoAccess} title={t('exchange.import.noAccess.title')} text={props.noAccess} />}
      >
        {props.children}
      </Show>
    </Page>
  )
}
