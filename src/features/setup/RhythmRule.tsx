import { createMemo, For, Index, Show } from 'solid-js'
import IconPlus from '~icons/lucide/plus'
import IconRemove from '~icons/lucide/x'
import { t } from '../../i18n'
import { useNotebook } from '../../solid/notebook'
import { Button, IconButton } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { makeRule } from './makeRule'
import { RuleCard } from './RuleCard'
import { rhythmForm, rhythmFormSchema, rhythmFrom, segmentsToOffer, type RhythmForm } from './rulesForm'
import styles from './RulesPage.module.css'

/** Segments that are offered at a time. */
const OFFERED = 8

/** How often one talks with clients, by segment. */
export function RhythmRule(props: { may: boolean }) {
  return (
    <Show when={props.may} fallback={<Reading />}>
      <Writing />
    </Show>
  )
}

function Reading() {
  const notebook = useNotebook()
  const rhythm = () => notebook.settings().rhythm
  const segments = () => rhythm()?.segments ?? []
  return (
    <RuleCard title={t('rules.rhythm.title')} text={t('rules.rhythm.text')}>
      <ul class={styles.facts}>
        <For each={segments()}>
          {({ segment, days }) => (
            <li>
              {segment}: {t('rules.days', { days })}
            </li>
          )}
        </For>
        <Show when={rhythm()?.days}>
          {(days) => (
            <li>
              {segments().length === 0
                ? t('rules.rhythm.all', { days: t('rules.days', { days: days() }) })
                : t('rules.rhythm.others', { days: t('rules.days', { days: days() }) })}
            </li>
          )}
        </Show>
      </ul>
      <Show when={segments().length === 0 && !rhythm()?.days}>
        <p class={styles.quiet}>{t('rules.none')}</p>
      </Show>
    </RuleCard>
  )
}

function Writing() {
  const notebook = useNotebook()
  const rule = makeRule<RhythmForm, Parameters<typeof notebook.saveSetting<'rhythm'>>[1]>({
    place: { member: notebook.me().member.id, profile: 'team', place: 'rule/rhythm' },
    standing: createMemo(() => rhythmForm(notebook.settings().rhythm)),
    schema: rhythmFormSchema,
    read: rhythmFrom,
    save: (value) => notebook.saveSetting('rhythm', value),
  })
  const segments = () => rule.form().segments
  const offered = createMemo(() => segmentsToOffer(notebook.rows(), rule.form()).slice(0, OFFERED))
  const change = (index: number, part: Partial<RhythmForm['segments'][number]>): void =>
    rule.set({ segments: segments().map((one, at) => (at === index ? { ...one, ...part } : one)) })
  let list!: HTMLDivElement
  /** The focus goes to what is still missing of the new line. */
  function add(segment: string): void {
    rule.set({ segments: [...segments(), { segment, days: '' }] })
    const inputs = list.querySelectorAll('input')
    inputs[inputs.length - (segment === '' ? 2 : 1)]?.focus()
  }
  return (
    <RuleCard title={t('rules.rhythm.title')} text={t('rules.rhythm.text')} rule={rule}>
      <div class={styles.rows} ref={list}>
        <Index each={segments()}>
          {(one, index) => (
            <div class={styles.row}>
              <TextField
                class={styles.grow}
                label={t('rules.rhythm.segment')}
                value={one().segment}
                onInput={(segment) => change(index, { segment })}
                maxLength={500}
              />
              <TextField
                class={styles.days}
                label={t('rules.rhythm.segmentDays')}
                value={one().days}
                onInput={(days) => change(index, { days })}
                inputMode="numeric"
                maxLength={4}
              />
              <IconButton
                icon={IconRemove}
                label={t('rules.rhythm.remove', { segment: one().segment })}
                onClick={() => rule.set({ segments: segments().toSpliced(index, 1) })}
              />
            </div>
          )}
        </Index>
      </div>
      <Show when={offered().length > 0 && segments().length < 50}>
        <div>
          <p class={styles.quiet}>{t('rules.rhythm.offer')}</p>
          <div class={styles.chips}>
            <For each={offered()}>
              {(segment) => (
                <Button size="small" icon={IconPlus} onClick={() => add(segment)}>
                  {segment}
                </Button>
              )}
            </For>
          </div>
        </div>
      </Show>
      <Show when={segments().length < 50}>
        <div>
          <Button size="small" variant="quiet" icon={IconPlus} onClick={() => add('')}>
            {t('rules.rhythm.add')}
          </Button>
        </div>
      </Show>
      <TextField
        class={styles.short}
        label={segments().length === 0 ? t('rules.rhythm.everybody') : t('rules.rhythm.default')}
        hint={t('rules.rhythm.defaultHint')}
        value={rule.form().days}
        onInput={(days) => rule.set({ days })}
        inputMode="numeric"
        maxLength={4}
      />
    </RuleCard>
  )
}
