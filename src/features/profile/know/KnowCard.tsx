import { Show } from 'solid-js'
import { t } from '../../../i18n'
import { FACT_LABELS } from '../../../parts/factNames'
import { Card } from '../../../ui/Card'
import { SectionHeader } from '../../../ui/SectionHeader'
import { useClient } from '../client'
import { FactField } from '../FactField'
import facts from '../Facts.module.css'
import { inTime } from '../inTime'
import styles from './Know.module.css'
import { KnowProvider, makeKnowState } from './state'

const load = () => import('./Reading')
const Reading = inTime(async () => (await load()).default)
const KnowActions = inTime(async () => (await load()).KnowActions)

/** Asks for the file of the reading while the client itself is still being read; resolves when it can be drawn. */
export const needReading = async (): Promise<void> => void (await Promise.all([Reading.need(), KnowActions.need()]))

interface Props {
  /** Everything but the first lines is read a picture later. */
  isDrawn: boolean
  /** How many of its parts are drawn by now; absent: all. */
  parts?: number
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
              <KnowActions />
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
          <Reading beside={props.beside} parts={props.parts} />
        </Show>
      </Card>
    </KnowProvider>
  )
}
