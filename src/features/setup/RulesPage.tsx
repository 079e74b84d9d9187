import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { LANGUAGES_OF_ROLES } from '../../shared/profile/factWords'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Page } from '../../ui/Page'
import { ArgumentRule } from './ArgumentRule'
import { Kept } from './Kept'
import { OrdersRule } from './OrdersRule'
import { RhythmRule } from './RhythmRule'
import { RuleCard } from './RuleCard'
import styles from './RulesPage.module.css'
import { StagesRule } from './StagesRule'
import { StandardsRule } from './StandardsRule'

/** How the team works: a head changes it, everybody may read it. */
export default function RulesPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const may = () => mayInWorkspace(notebook.role(), 'setRules')
  return (
    <Page title={t('rules.title')} narrow back={{ label: t('common.back'), onClick: () => navigate('/team') }}>
      <div class={styles.page}>
        <p class={styles.text}>{may() ? t('rules.text') : t('rules.onlyHead')}</p>
        <Show when={may() && notebook.status().connection === 'offline'}>
          <Banner tone="info">{t('rules.offline')}</Banner>
        </Show>
        <StagesRule may={may()} />
        <RhythmRule may={may()} />
        <StandardsRule may={may()} />
        <OrdersRule may={may()} />
        <RuleCard title={t('rules.argument.title')} text={t('rules.argument.text')}>
          <For each={LANGUAGES_OF_ROLES}>{(language) => <ArgumentRule language={language} may={may()} />}</For>
        </RuleCard>
        <Kept />
      </div>
    </Page>
  )
}
