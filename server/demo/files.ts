/** Files that the demo's clients have: pictures of samples at a meeting, a plan for cutting a sheet. */
import { createHash } from 'node:crypto'
import { filePath, type FileValue } from '../../src/shared/files/file'
import type { EntryId, FileId, ProfileId } from '../../src/shared/ids'
import type { ProfileBook, World } from './book'
import { MINUTE } from './calendar'
import { MEMBER_KEYS, type MemberKey } from './cast'
import { drawCutting, drawDecors } from './drawings'
import type { Both } from './language'

export interface DemoFile {
  id: FileId
  profile: ProfileId
  by: MemberKey
  at: number
  value: FileValue
  bytes: Uint8Array
  thumb: Uint8Array | null
}

const SAMPLES: Both = ['Образцы декоров.png', 'Decor samples.png']
const CUTTING: Both = ['Карта раскроя.pdf', 'Cutting plan.pdf']
const WIDTH = 960
const HEIGHT = 640
const THUMB = 300
/** ms that the word of a file is on its way. */
const ARRIVING = 2_000

/** A demo in each language, and one for each test: the same pictures are drawn once. */
const drawn = new Map<string, Uint8Array>()
function once(name: string, draw: () => Uint8Array): Uint8Array {
  const known = drawn.get(name) ?? draw()
  drawn.set(name, known)
  return known
}
const decors = (width: number, shift: number): Uint8Array =>
  once(`${width}/${shift}`, () => drawDecors(width, (width * HEIGHT) / WIDTH, shift))

/** Samples were photographed at the last meeting, the plan was sent with it; `shift` gives each client its own. */
export function addFiles(world: World, book: ProfileBook, shift: number): DemoFile[] {
  const meeting = book.changes.findLast((change) => change.kind === 'entry' && change.value?.type === 'meeting')
  const by = MEMBER_KEYS.find((key) => world.ids[key] === meeting?.by)
  if (meeting?.kind !== 'entry' || by === undefined) return []
  const add = (after: number, bytes: Uint8Array, told: Told, thumb: Uint8Array | null): DemoFile => {
    const at = Math.min(meeting.at + after, world.now - MINUTE)
    const id = world.chance.id<FileId>(at)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const value: FileValue = { ...told, size: bytes.length, hash, thumb: thumb !== null }
    book.offline(by, at, at + ARRIVING, { path: filePath(id), value }, [])
    return { id, profile: book.id, by, at, value, bytes, thumb }
  }
  const { entry } = meeting
  const picture = { name: world.say(SAMPLES), type: 'image/png', entry, width: WIDTH, height: HEIGHT }
  return [
    add(20_000, decors(WIDTH, shift), picture, decors(THUMB, shift)),
    add(40_000, once('cutting', drawCutting), { name: world.say(CUTTING), type: 'application/pdf' }, null),
  ]
}

interface Told {
  name: string
  type: string
  entry?: EntryId
  width?: number
  height?: number
}
