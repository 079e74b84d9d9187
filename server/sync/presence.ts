/** Who is at a profile: what others may know of a connection, in the words of y-protocols' awareness. */
import * as v from 'valibot'
import type { Session } from '../accounts/session'
import { awarenessFrame } from './channelFrames'

const id = v.strictObject({
  client: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  clock: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
/** A relative position of Yjs as JSON. */
const position = v.strictObject({
  type: v.nullish(id),
  tname: v.nullish(v.pipe(v.string(), v.maxLength(100))),
  item: v.nullish(id),
  assoc: v.optional(v.pipe(v.number(), v.safeInteger())),
})
const cursorSchema = v.nullable(v.strictObject({ anchor: position, head: position }))
/** The path of the fact that is being edited. */
const fieldSchema = v.nullable(v.pipe(v.string(), v.maxLength(400)))

/**
 * What is shown of a state that a client sent, as JSON text: the session's name whatever it says itself,
 * its cursor in the notes and the field it is in where they are well formed. Everything else is dropped.
 */
export function shownState(sent: unknown, { name, member }: Session): string {
  const { cursor, field } = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>
  return JSON.stringify({
    user: { name, member },
    ...(v.is(cursorSchema, cursor) && { cursor }),
    ...(v.is(fieldSchema, field) && { field }),
  })
}

interface Shown {
  state: string
  clock: number
  /** The connection that it is of: a tab that came back replaces its old one. */
  holder: object
}

/** The states of everybody at one profile. */
export class Presence {
  readonly #shownByClient = new Map<number, Shown>()

  /** The frame that tells others. */
  show(client: number, state: string, holder: object): Uint8Array {
    const clock = this.#nextClock(client)
    this.#shownByClient.set(client, { state, clock, holder })
    return awarenessFrame([{ client, clock, state }])
  }

  /** The frame that tells others, or undefined when it was not shown, or by another connection. */
  leave(client: number, holder: object): Uint8Array | undefined {
    if (this.#shownByClient.get(client)?.holder !== holder) return undefined
    const clock = this.#nextClock(client)
    this.#shownByClient.delete(client)
    return awarenessFrame([{ client, clock, state: 'null' }])
  }

  /** Is this client shown by a connection other than `holder`? */
  isOf(client: number, holder: object): boolean {
    const shown = this.#shownByClient.get(client)
    return shown !== undefined && shown.holder !== holder
  }

  /** Everybody but one; undefined when there is nobody. */
  others(client: number | null): Uint8Array | undefined {
    const entries = [...this.#shownByClient].filter(([other]) => other !== client)
    if (entries.length === 0) return undefined
    return awarenessFrame(entries.map(([other, { clock, state }]) => ({ client: other, clock, state })))
  }

  /**
   * Clocks are the server's, by the wall: so they ascend over reconnects and restarts, and no sender can
   * outrun another's.
   */
  #nextClock(client: number): number {
    return Math.max(Date.now(), (this.#shownByClient.get(client)?.clock ?? 0) + 1)
  }
}
