import { Navigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../i18n'
import { createBeside, useClosePage } from '../../parts/panes'
import { nameOrDesk } from '../../parts/steps/deskName'
import { Page } from '../../ui/Page'
import { useClient } from './client'
import { LateContributions } from './LateContributions'

/** A member's desk is no client: its steps are in Today. Only what came late for it waits here to be settled. */
export default function DeskPage() {
  const { notebook, view } = useClient()
  const beside = createBeside()
  const close = useClosePage()
  return (
    <Show when={view.late().length > 0} fallback={<Navigate href="/" />}>
      <Page
        narrow
        title={nameOrDesk(notebook, view.id)}
        back={{ label: beside() ? t('common.close') : t('common.back'), closes: beside(), onClick: close }}
      >
        <LateContributions />
      </Page>
    </Show>
  )
}
