/** The smallest order in a form: it stops, or warns once and lets a second press go through, as the head chose (P19). */
import { createEffect, createSignal, on, type Accessor } from 'solid-js'
import { belowThreshold, type Below } from '../../shared/practice/threshold'
import type { Entry } from '../../shared/profile/entry'
import type { Client } from './client'
import type { EntryForm } from './entryForm'
import { boughtOf, moneyOf } from './orders'

export interface Threshold {
  /** What is to be read before it is saved; undefined = nothing. */
  below: Accessor<Below | undefined>
  /** May the order be saved as it is now? `standing`: the order that is edited, which is a fact already. */
  passes(value: Entry, standing?: Entry): boolean
  /** Another order begins. */
  forget(): void
}

/** Made inside the form's owner; `form` is its store. */
export function makeThreshold(client: Client, form: EntryForm): Threshold {
  const [below, setBelow] = createSignal<Below>()
  const forget = (): void => {
    setBelow()
  }
  // Another amount is judged anew.
  createEffect(on(() => [form.type, form.amount, form.currency, form.entry], forget, { defer: true }))

  function passes(value: Entry, standing?: Entry): boolean {
    const warned = below()?.then === 'warn'
    forget()
    const isSame = standing !== undefined && JSON.stringify(moneyOf(standing)) === JSON.stringify(moneyOf(value))
    if (value.type !== 'order' || isSame) return true
    const others = boughtOf(client.view.profile())
      .filter(({ id }) => id !== form.entry)
      .map(({ entry }) => entry)
    const found = belowThreshold(
      { when: value.when, money: moneyOf(value) },
      others,
      client.notebook.settings().orderRules,
    )
    if (found === undefined || (warned && found.then === 'warn')) return true
    setBelow(found)
    return false
  }
  return { below, passes, forget }
}
