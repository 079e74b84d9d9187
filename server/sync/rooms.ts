/** The channels of a process by the profile they are open at, and the one look a second that they share. */
import type { MemberId, ProfileId } from '../../src/shared/ids'
import type { ServerNotebook } from './notebook'
import { Presence } from './presence'

/** ms between looks. */
const LOOK = 1_000

/** What a room knows of a channel in it. */
export interface Occupant {
  readonly member: MemberId
  send(frame: Uint8Array): void
  /** What the member may see moved: judge the reach again. */
  sightMoved(): void
  /** Once a second. */
  look(): void
}

export class Room {
  readonly presence = new Presence()
  readonly occupants = new Set<Occupant>()

  /** To everybody but one. */
  tell(frame: Uint8Array | undefined, except: Occupant): void {
    if (frame === undefined) return
    for (const occupant of this.occupants) if (occupant !== except) occupant.send(frame)
  }
}

export class Rooms {
  readonly #notebook: ServerNotebook
  readonly #roomByProfile = new Map<ProfileId, Room>()
  #stop: (() => void) | null = null

  constructor(notebook: ServerNotebook) {
    this.#notebook = notebook
  }

  enter(profile: ProfileId, occupant: Occupant): Room {
    const room = this.#roomByProfile.get(profile) ?? new Room()
    this.#roomByProfile.set(profile, room)
    room.occupants.add(occupant)
    this.#stop ??= this.#start()
    return room
  }

  leave(profile: ProfileId, occupant: Occupant): void {
    const room = this.#roomByProfile.get(profile)
    room?.occupants.delete(occupant)
    if (room?.occupants.size === 0) this.#roomByProfile.delete(profile)
    if (this.#roomByProfile.size > 0) return
    this.#stop?.()
    this.#stop = null
  }

  #start(): () => void {
    const timer = setInterval(() => this.#each((occupant) => occupant.look()), LOOK)
    const silence = this.#notebook.onCommit(({ members }) => {
      if (members.length === 0) return
      const moved = new Set(members)
      this.#each((occupant) => moved.has(occupant.member) && occupant.sightMoved())
    })
    return () => {
      clearInterval(timer)
      silence()
    }
  }

  #each(tell: (occupant: Occupant) => void): void {
    for (const { occupants } of this.#roomByProfile.values()) for (const occupant of occupants) tell(occupant)
  }
}

const roomsByNotebook = new WeakMap<ServerNotebook, Rooms>()

/** The rooms of this notebook. */
export function roomsOf(notebook: ServerNotebook): Rooms {
  const rooms = roomsByNotebook.get(notebook) ?? new Rooms(notebook)
  roomsByNotebook.set(notebook, rooms)
  return rooms
}
