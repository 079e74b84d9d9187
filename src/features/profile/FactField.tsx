import { batch, createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import IconPencil from '~icons/lucide/pencil'
import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import { afterPress } from '../../parts/afterPress'
import { ContactAnchor } from '../../parts/contact/ContactAnchor'
import type { ContactLink } from '../../parts/contact/links'
import { dropDraft, keepDraft, readDraft } from '../../parts/drafts'
import { shapeOf } from '../../shared/profile/facts'
import { effectiveTime } from '../../shared/profile/order'
import { IconButton } from '../../ui/Button'
import { TextField, type TextFieldProps } from '../../ui/TextField'
import { useClient } from './client'
import { commitOf, type FactProblem, type OwnRules } from './commit'
import styles from './Facts.module.css'
import { FieldPresence } from './FieldPresence'
import { Rivals } from './Rivals'
import { valueText } from './words'

interface Props {
  path: string
  label: string
  /** Opens to be typed in at once, and is gone again when nothing was typed. */
  adding?: boolean
  onClosed?: () => void
  multiline?: boolean
  /** What it says stands by itself; its label is only spoken, and stands over the open field. */
  bare?: boolean
  type?: TextFieldProps['type']
  hint?: string
  /** What is odd about a value that is kept all the same; said while it is changed. */
  note?: (value: string) => string | undefined
  /** The spelling that is stored for what was typed. */
  spell?: (typed: string) => string
  /** A field of the team's own: how it is read, and a stored value as one types it. */
  own?: OwnRules
  typed?: (value: string) => string
  /** As the screen shows a stored value. */
  show?: (value: string) => string
  /** Opens the device's own app for it; then the value is a link and the pencil changes it. */
  link?: (value: string) => ContactLink | undefined
  linkLabel?: (value: string) => string
  /** The person at the client it belongs to, and what they are called. */
  person?: { id: string; name: string }
}

/**
 * One fact, changed in place: tap, type, leave. It is stored when the field is left, on Enter, or after a
 * pause; Esc leaves it as it was. What is wrong in itself is not stored, and what was typed stays.
 */
export function FactField(props: Props) {
  const client = useClient()
  const draft = { member: client.notebook.me().member.id, profile: client.view.id, place: props.path }
  const kept = readDraft(draft)
  const [editing, setEditing] = createSignal(props.adding === true || kept !== null)
  const [problem, setProblem] = createSignal<FactProblem | undefined>(kept === null ? undefined : problemOf(kept))
  /** What the open field began with. It is never fed back while somebody types: a space at the end would go. */
  const [begun, setBegun] = createSignal(kept ?? asTyped(client.text(props.path)))
  /** What this field last knew to stand. */
  const [known, setKnown] = createSignal(client.text(props.path))
  const standing = () => client.text(props.path)
  const shown = () => (props.show === undefined ? standing() : props.show(standing()))
  const takesFocus = props.adding === true || kept === null
  const id = createUniqueId()
  let cancelled = false
  let box!: HTMLDivElement

  function asTyped(value: string): string {
    return value === '' ? '' : (props.typed?.(value) ?? value)
  }
  function problemOf(typed: string): FactProblem | undefined {
    const commit = commitOf(props.path, typed, client.fact(props.path), props.own)
    return commit.result === 'problem' ? commit.problem : undefined
  }
  function open(): void {
    cancelled = false
    batch(() => {
      setBegun(asTyped(standing()))
      setKnown(standing())
      setProblem(undefined)
      setEditing(true)
    })
  }
  function close(): void {
    if (!editing()) return
    setEditing(false)
    props.onClosed?.()
  }
  function commit(typed: string): void {
    if (cancelled) return
    const spelled = typed.trim() === '' ? '' : (props.spell?.(typed) ?? typed)
    const decided = commitOf(props.path, spelled, client.fact(props.path), props.own)
    setProblem(decided.result === 'problem' ? decided.problem : undefined)
    if (decided.result === 'problem') return keepDraft(draft, typed)
    dropDraft(draft)
    if (decided.result === 'same') return
    const value = decided.result === 'clear' ? null : decided.value
    setKnown(typeof value === 'string' ? value : '')
    if (value !== null) return void client.set(props.path, value)
    void client.tap([{ kind: 'fact', path: props.path, value }], t('profile.removed', { value: shown() }))
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.preventDefault()
      cancelled = true
      dropDraft(draft)
      setProblem(undefined)
      close()
      focusValue()
    } else if (event.key === 'Enter' && !event.isComposing && (!props.multiline || event.ctrlKey || event.metaKey)) {
      // The field commits on the same key, after us; and the key must not press the button that gets the focus.
      setTimeout(() => {
        if (problem() !== undefined) return
        close()
        focusValue()
      })
    }
  }
  function left(): void {
    client.view.enterField(null)
    afterPress(() => {
      if (problem() === undefined && !box.contains(document.activeElement)) close()
    })
  }
  const focusValue = (): void => box.querySelector<HTMLElement>('button, a')?.focus()

  const meanwhile = (): string | undefined => {
    if (standing() === known()) return undefined
    return standing() === '' ? t('profile.clearedMeanwhile') : t('profile.changedMeanwhile', { value: shown() })
  }
  /** Whom it is from and since when, said while it is open. The team's own fields say so themselves. */
  const learned = (): string | undefined => {
    const said = client.view.profile().facts.get(props.path)?.current
    if (said === undefined || said.value === null || props.own !== undefined) return undefined
    return t('know.learned', {
      name: said.by === undefined ? t('know.me') : client.notebook.memberName(said.by) || t('history.someone'),
      day: formatDay(effectiveTime(said)),
    })
  }
  const sayRival = (value: unknown): string => {
    const shape = shapeOf(props.path)
    if (props.own !== undefined) return props.show?.(String(value)) ?? String(value)
    return shape === undefined ? String(value) : valueText(shape, String(value), client.words)
  }
  return (
    <div
      ref={box}
      data-fact=""
      class={props.bare && !editing() ? styles.bare : styles.fact}
      classList={{ [styles.editing!]: editing() }}
    >
      <Show
        when={editing() && client.may()}
        fallback={
          <>
            <span id={id} class={props.bare ? 'visually-hidden' : styles.label}>
              {props.label}
              <FieldPresence path={props.path} />
            </span>
            <FactValueLine
              {...props}
              labelId={id}
              value={standing()}
              shown={shown()}
              may={client.may()}
              onEdit={open}
            />
          </>
        }
      >
        <TextField
          label={props.label}
          value={begun()}
          onCommit={commit}
          onFocus={() => client.view.enterField(props.path)}
          onBlur={left}
          onKeyDown={keyDown}
          multiline={props.multiline}
          type={props.type}
          autofocus={takesFocus}
          hint={meanwhile() ?? props.note?.(begun()) ?? props.hint ?? learned()}
          error={problem() === undefined ? undefined : t('profile.notSaved', { problem: problemText(problem()!) })}
          enterkeyhint={props.multiline ? undefined : 'done'}
        />
        <FieldPresence path={props.path} />
      </Show>
      <Rivals register={client.view.profile().facts.get(props.path)} say={(change) => sayRival(change.value)} />
    </div>
  )
}

interface LineProps extends Props {
  labelId: string
  value: string
  shown: string
  may: boolean
  onEdit: () => void
}

function FactValueLine(props: LineProps): JSX.Element {
  const client = useClient()
  const link = () => (props.value === '' ? undefined : props.link?.(props.value))
  const editLabel = () =>
    props.shown === ''
      ? t('profile.addFactNamed', { fact: props.label })
      : t('profile.editFact', { fact: props.label, value: props.shown })
  const plain = () => (
    <Show when={props.may} fallback={<span class={styles.value}>{props.shown}</span>}>
      <button
        type="button"
        class={styles.value}
        classList={{ [styles.none!]: props.shown === '' }}
        aria-label={editLabel()}
        onClick={() => props.onEdit()}
      >
        {props.shown || t('common.add')}
      </button>
    </Show>
  )
  return (
    <div class={styles.line}>
      <Show when={link()} fallback={plain()}>
        {(to) => (
          <>
            <ContactAnchor
              link={to()}
              profile={client.view.id}
              person={props.person?.id}
              name={props.person?.name || client.name()}
              ask={props.may}
              class={styles.link}
              label={props.linkLabel?.(props.shown)}
            >
              {props.shown}
            </ContactAnchor>
            <Show when={props.may}>
              <IconButton icon={IconPencil} label={editLabel()} onClick={() => props.onEdit()} />
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

/** A rule that a value breaks, in words. */
export function problemText(problem: FactProblem): string {
  switch (problem) {
    case 'inn.length':
      return t('profile.problem.inn.length')
    case 'inn.digits':
      return t('profile.problem.inn.digits')
    case 'inn.control':
      return t('profile.problem.inn.control')
    case 'kpp':
      return t('profile.problem.kpp')
    case 'tooLong':
      return t('profile.problem.tooLong')
    case 'email':
      return t('profile.problem.email')
    case 'site':
      return t('profile.problem.site')
    case 'needed':
      return t('profile.problem.needed')
    case 'badPath':
      return t('profile.problem.badPath')
    case 'number':
      return t('own.problem.number')
  }
}
