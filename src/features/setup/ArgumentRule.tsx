import { createMemo, Show } from 'solid-js'
import * as v from 'valibot'
import { t } from '../../i18n'
import type { LanguageOfRole } from '../../shared/profile/factWords'
import type { ArgumentSetting } from '../../shared/team/rules'
import { useNotebook } from '../../solid/notebook'
import { TextField } from '../../ui/TextField'
import { makeRule } from './makeRule'
import { RuleFoot } from './RuleCard'
import styles from './RulesPage.module.css'

const schema = v.object({ text: v.pipe(v.string(), v.maxLength(10_000)) })
const LABELS: Record<LanguageOfRole, () => string> = {
  business: () => t('rules.argument.business'),
  technical: () => t('rules.argument.technical'),
}

/** What convinces those who speak one of the two languages. */
export function ArgumentRule(props: { language: LanguageOfRole; may: boolean }) {
  const notebook = useNotebook()
  const standing = createMemo(() => notebook.settings().arguments?.find(({ id }) => id === props.language)?.text ?? '')
  return (
    <Show
      when={props.may}
      fallback={
        <div>
          <h3 class={styles.label}>{LABELS[props.language]()}</h3>
          <p class={standing() === '' ? styles.quiet : styles.said}>{standing() || t('rules.none')}</p>
        </div>
      }
    >
      <Writing language={props.language} standing={standing()} />
    </Show>
  )
}

function Writing(props: { language: LanguageOfRole; standing: string }) {
  const notebook = useNotebook()
  const rule = makeRule<{ text: string }, ArgumentSetting>({
    place: { member: notebook.me().member.id, profile: 'team', place: `rule/argument/${props.language}` },
    standing: () => ({ text: props.standing }),
    schema,
    read: ({ text }) => ({ value: { id: props.language, text: text.trim() } }),
    save: (value) => notebook.saveSetting('argument', value),
  })
  return (
    <div class={styles.argument}>
      <TextField
        label={LABELS[props.language]()}
        value={rule.form().text}
        onInput={(text) => rule.set({ text })}
        multiline
        rows={3}
        maxLength={2_000}
      />
      <RuleFoot rule={rule} />
    </div>
  )
}
