import { t } from '../../i18n'
import { characterKeys, show, useCharacterKeys } from '../../parts/commands/commands'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { Switch } from '../../ui/Switch'
import styles from './Settings.module.css'

/** Keys of one character help some and trip others: dictation, a slip of the hand (WCAG 2.1.4). */
export function Keys() {
  return (
    <section class={styles.section}>
      <SectionHeader title={t('commands.setting.title')} />
      <Card>
        <div class={styles.rows}>
          <Switch
            label={t('commands.setting.label')}
            hint={t('commands.setting.hint')}
            checked={characterKeys()}
            onChange={useCharacterKeys}
          />
          <div>
            <Button onClick={() => show('help')}>{t('commands.setting.show')}</Button>
          </div>
        </div>
      </Card>
    </section>
  )
}
