import { createSignal, type Accessor } from 'solid-js'
import * as v from 'valibot'
import { t } from '../../i18n'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../../parts/drafts'
import type { ApiErrorCode } from '../../shared/api'
import { stable } from '../../shared/profile/fold'
import type { HttpResult } from '../../sync/http'
import { showToast } from '../../ui/toast'
import type { RuleProblem } from './rulesForm'

interface Options<F extends object, T> {
  place: DraftPlace
  /** The form of what the team agreed on. */
  standing: Accessor<F>
  schema: v.GenericSchema<unknown, F>
  read: (form: F) => { value: T } | { problem: RuleProblem }
  save: (value: T) => Promise<HttpResult<unknown>>
}

export interface Rule<F extends object> {
  form: Accessor<F>
  set: (part: Partial<F>) => void
  isChanged: Accessor<boolean>
  busy: Accessor<boolean>
  problem: Accessor<RuleProblem | undefined>
  refusal: Accessor<ApiErrorCode | 'offline' | undefined>
  save: () => Promise<void>
  discard: () => void
}

/** One rule that a head writes. What is typed is kept on this device until the server has it. */
export function makeRule<F extends object, T>(options: Options<F, T>): Rule<F> {
  const [typed, setTyped] = createSignal<F | null>(kept(options))
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<RuleProblem>()
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline'>()
  const form = (): F => typed() ?? options.standing()

  function set(part: Partial<F>): void {
    const next = { ...form(), ...part }
    setTyped(() => next)
    setProblem(undefined)
    setRefusal(undefined)
    keepDraft(options.place, JSON.stringify(next))
  }
  function discard(): void {
    dropDraft(options.place)
    setTyped(null)
    setProblem(undefined)
    setRefusal(undefined)
  }
  async function save(): Promise<void> {
    const saved = form()
    const made = options.read(saved)
    if ('problem' in made) return void setProblem(made.problem)
    setBusy(true)
    const answer = await options.save(made.value)
    setBusy(false)
    if (!answer.ok) return void setRefusal(answer.error)
    // Whoever went on typing meanwhile keeps that.
    if (form() === saved) discard()
    showToast({ kind: 'success', text: t('rules.saved') })
  }
  const isChanged = () => typed() !== null && stable(form()) !== stable(options.standing())
  return { form, set, isChanged, busy, problem, refusal, save, discard }
}

/** What was typed before a reload, unless it is of another version of the app. */
function kept<F extends object, T>({ place, schema }: Options<F, T>): F | null {
  const draft = readDraft(place)
  if (draft === null) return null
  try {
    const read = v.safeParse(schema, JSON.parse(draft))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
