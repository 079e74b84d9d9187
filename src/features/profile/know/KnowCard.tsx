import { lazy, Show, Suspense } from 'solid-js'
import { t } from '../../../i18n'
import { FACT_LABELS } from '../../../parts/factNames'
import { Card } from '../../../ui/Card'
import { SectionHeader } from '../../../ui/SectionHeader'
import { useClient } from '../client'
import { FactField } from '../FactField'
import facts from '../Facts.module.css'
import styles from './Know.module.css'
import { KnowProvider, makeKnowState } from './state'

const load = () => import('./Reading')
const Reading = lazy(load)
const KnowActions = lazy(async () => ({ default: (await load()).KnowActions }))

/** Asks for the file of the reading while the client itself is still being read. */
export const needReading = (): void => void load().catch(() => undefined)

interface Props {
  /** Everything but the first lines is read a picture later. */
  isDrawn: boolean
  /** What happened stands beside it. */
  beside: boolean
}

/** What to know before one talks with them, read in ten seconds; what it says is changed by a tap on it. */
export function KnowCard(props: Props) {
  const client = useClient()
  const state = makeKnowState()
  const hasAbout = (): boolean => {
    const register = client.view.profile().facts.get('about')
    return (
      state.aboutOpen() || (register !== undefined && (register.current.value !== null || register.rivals.length > 0))
    )
  }
  return (
    <KnowProvider value={state}>
      <Card class={facts.container} aria-labelledby="know-title">
        <SectionHeader
          class={styles.header}
          id="know-title"
          title={t('know.title')}
          action={
            <Show when={props.isDrawn}>
              <Suspense>
                <KnowActions />
              </Suspense>
            </Show>
          }
        />
        <Show when={hasAbout()}>
          <FactField
            path="about"
            label={FACT_LABELS.about()}
            multiline
            bare
            adding={state.aboutOpen()}
            onClosed={() => state.openAbout(false)}
            hint={t('profile.aboutHint')}
          />
        </Show>
        <Show when={props.isDrawn}>
          <Suspense>
            <Reading beside={props.beside} />
          </Suspense>
        </Show>
      </Card>
    </KnowProvider>
  )
}
