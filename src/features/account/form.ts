/** The forms of sign-in, set-up and invitation: what is missing, what was refused, and nothing typed is lost. */
import { batch, createSignal, type Accessor } from 'solid-js'
import { apiErrorText } from '../../i18n/apiErrors'
import { t } from '../../i18n'
import type { ApiErrorCode, Me } from '../../shared/api'
import type { HttpResult } from '../../sync/http'

export type FieldName = 'email' | 'password' | 'name' | 'company'
export type Problem = FieldName | 'weakPassword'

const LEAST_PASSWORD = 10

/** The first thing to mend in each field, before the server is asked. `fresh`: the password is being thought of. */
export function problemsIn(values: Partial<Record<FieldName, string>>, fresh: boolean): Map<FieldName, Problem> {
  const problems = new Map<FieldName, Problem>()
  for (const [field, value] of Object.entries(values) as [FieldName, string][]) {
    if (field === 'email' ? !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) : value.trim() === '')
      problems.set(field, field)
    else if (field === 'password' && fresh && value.length < LEAST_PASSWORD) problems.set(field, 'weakPassword')
  }
  return problems
}

/** Which field a refusal is about; undefined = the whole form. */
export function fieldOf(error: ApiErrorCode | 'offline'): FieldName | undefined {
  if (error === 'weakPassword') return 'password'
  if (error === 'emailTaken') return 'email'
  return undefined
}

export interface GateForm {
  busy: Accessor<boolean>
  /** What is wrong with the whole form. */
  refusal: Accessor<ApiErrorCode | 'offline' | null>
  errorOf(field: FieldName): string | undefined
  /** Checks the values, sends, and hands over who is signed in. */
  submit(values: Partial<Record<FieldName, string>>, send: () => Promise<HttpResult<Me>>): Promise<void>
}

export function createGateForm(fresh: boolean, onSignedIn: (me: Me) => void): GateForm {
  const [busy, setBusy] = createSignal(false)
  const [problems, setProblems] = createSignal<ReadonlyMap<FieldName, Problem>>(new Map())
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline' | null>(null)

  return {
    busy,
    refusal: () => {
      const error = refusal()
      return error !== null && fieldOf(error) === undefined ? error : null
    },
    errorOf(field) {
      const error = refusal()
      if (error !== null && fieldOf(error) === field) return apiErrorText(error)
      const problem = problems().get(field)
      if (problem === undefined) return undefined
      return problem === 'weakPassword' ? apiErrorText('weakPassword') : t(`account.missing.${problem}`)
    },
    async submit(values, send) {
      if (busy()) return
      const found = problemsIn(values, fresh)
      batch(() => {
        setProblems(found)
        setRefusal(null)
      })
      if (found.size > 0) return focusFirstError()
      setBusy(true)
      const answer = await send()
      setBusy(false)
      if (answer.ok) return onSignedIn(answer.value)
      setRefusal(answer.error)
      focusFirstError()
    },
  }
}

function focusFirstError(): void {
  queueMicrotask(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus())
}
