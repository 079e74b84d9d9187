import { createSignal, For, Show } from 'solid-js'
import IconArchive from '~icons/lucide/archive'
import IconDown from '~icons/lucide/chevron-down'
import IconUp from '~icons/lucide/chevron-up'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import type { Stage } from '../../shared/team/rules'
import { useNotebook } from '../../solid/notebook'
import { Button, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import { classes } from '../../ui/classes'
import { RuleCard } from './RuleCard'
import { mayAddStage, movedStage, newStage, stagesInUse } from './rulesForm'
import styles from './RulesPage.module.css'

/** The stages of a deal, in their order. Each change is saved at once. */
export function StagesRule(props: { may: boolean }) {
  const notebook = useNotebook()
  const [typed, setTyped] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal('')
  const all = () => notebook.settings().stages ?? []
  const used = () => stagesInUse(all())
  const gone = () => all().filter(({ archived }) => archived)

  async function save(stages: readonly Stage[]): Promise<boolean> {
    setBusy(true)
    for (const stage of stages) {
      const answer = await notebook.saveSetting('stage', stage)
      if (answer.ok) continue
      showToast({ kind: 'error', text: answer.error === 'offline' ? t('rules.offline') : apiErrorText(answer.error) })
      setBusy(false)
      return false
    }
    setBusy(false)
    return true
  }
  async function add(): Promise<void> {
    if (typed().trim() !== '' && (await save([newStage(typed(), all())]))) setTyped('')
  }
  async function takeUsual(): Promise<void> {
    const names = [
      t('rules.stages.usual1'),
      t('rules.stages.usual2'),
      t('rules.stages.usual3'),
      t('rules.stages.usual4'),
    ]
    await save(names.map((name, index) => ({ ...newStage(name), order: index + 1 })))
  }
  async function move(stage: Stage, by: 1 | -1): Promise<void> {
    if (!(await save(movedStage(all(), stage.id, by)))) return
    const place = used().findIndex(({ id }) => id === stage.id) + 1
    setSaid(t('rules.stages.moved', { name: stage.name, place, count: used().length }))
    // The line moved, and took the focus away with it.
    const line = document.querySelector(`[data-stage="${stage.id}"]`)
    const again = line?.querySelector<HTMLElement>(`[data-move="${by}"]:not(:disabled)`)
    if (again instanceof HTMLElement && again.checkVisibility()) again.focus()
    else line?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  async function archive(stage: Stage): Promise<void> {
    if (!(await save([{ ...stage, archived: true }]))) return
    const undo = (): void => void save([{ ...stage, archived: false }])
    const text = t('rules.stages.saidArchived', { name: stage.name })
    showToast({ kind: 'success', text, action: { label: t('common.undo'), run: undo } })
  }
  return (
    <RuleCard title={t('rules.stages.title')} text={t('rules.stages.text')}>
      <Show when={used().length === 0 && !props.may}>
        <p class={styles.quiet}>{t('rules.none')}</p>
      </Show>
      <ol class={classes(styles.stages, props.may && styles.writing)}>
        <For each={used()}>
          {(stage, index) => (
            <li class={styles.stage} data-stage={stage.id}>
              <span class={styles.number} aria-hidden="true">
                {index() + 1}
              </span>
              <Show when={props.may} fallback={<span>{stage.name}</span>}>
                <TextField
                  class={styles.grow}
                  label={t('rules.stages.name', { place: index() + 1 })}
                  hideLabel
                  value={stage.name}
                  maxLength={60}
                  onCommit={(name) => void (name.trim() !== '' && save([{ ...stage, name: name.trim() }]))}
                />
                <div class={styles.moves}>
                  <IconButton
                    icon={IconUp}
                    data-move="-1"
                    label={t('rules.stages.up', { name: stage.name })}
                    disabled={index() === 0}
                    onClick={() => void move(stage, -1)}
                  />
                  <IconButton
                    icon={IconDown}
                    data-move="1"
                    label={t('rules.stages.down', { name: stage.name })}
                    disabled={index() === used().length - 1}
                    onClick={() => void move(stage, 1)}
                  />
                </div>
                <Menu
                  label={t('rules.stages.actions', { name: stage.name })}
                  items={[
                    {
                      label: t('rules.stages.moveUp'),
                      icon: IconUp,
                      disabled: index() === 0,
                      onSelect: () => void move(stage, -1),
                    },
                    {
                      label: t('rules.stages.moveDown'),
                      icon: IconDown,
                      disabled: index() === used().length - 1,
                      onSelect: () => void move(stage, 1),
                    },
                    { label: t('rules.stages.toArchive'), icon: IconArchive, onSelect: () => void archive(stage) },
                  ]}
                />
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.may}>
        <Show when={mayAddStage(all())} fallback={<p class={styles.quiet}>{t('rules.stages.full')}</p>}>
          <form
            class={styles.add}
            onSubmit={(event) => {
              event.preventDefault()
              void add()
            }}
          >
            <TextField
              class={styles.grow}
              label={t('rules.stages.new')}
              value={typed()}
              onInput={setTyped}
              maxLength={60}
            />
            <Button type="submit" busy={busy()} disabled={typed().trim() === ''}>
              {t('rules.stages.add')}
            </Button>
          </form>
        </Show>
        <Show when={all().length === 0}>
          <div>
            <Button busy={busy()} onClick={() => void takeUsual()}>
              {t('rules.stages.usual')}
            </Button>
          </div>
        </Show>
        <Show when={gone().length > 0}>
          <details class={styles.more}>
            <summary>{t('rules.stages.archived', { count: gone().length })}</summary>
            <ul class={styles.stages}>
              <For each={gone()}>
                {(stage) => (
                  <li class={styles.stage}>
                    <span class={styles.grow}>{stage.name}</span>
                    <Button
                      size="small"
                      aria-label={t('rules.stages.restoreNamed', { name: stage.name })}
                      disabled={!mayAddStage(all())}
                      onClick={() => void save([{ ...stage, archived: false }])}
                    >
                      {t('rules.stages.restore')}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
      </Show>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
    </RuleCard>
  )
}
