/**
 * What is typed on all channels of a workspace while the last commit was on its way is checked and stored in one
 * write: one lock, one list of rows, one commit. Each update is judged alone and has an answer of its own.
 */
import type { ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Author, NotesResult } from './notebook'
import type { Rights } from './rights'
import { SessionOver } from './sight'
import type { Write, Writer } from './write'
import { writeNotes, type Typed } from './writeNotes'

interface Asked {
  author: Author
  profile: ProfileId
  update: Uint8Array
  from: unknown
  resolve: (result: NotesResult) => void
  reject: (error: unknown) => void
}

type Outcome = { result: NotesResult; typed?: Typed } | SessionOver

/** Updates in one write at most: frames of other kinds wait for it. */
const MOST = 100

/** `count` hears what was typed once it is committed, before its author has the answer. */
export function makeNotesTogether(
  writer: Writer,
  rights: Rights,
  count: (workspace: WorkspaceId, typed: Typed[]) => void,
): (author: Author, profile: ProfileId, update: Uint8Array, from: unknown) => Promise<NotesResult> {
  const openByWorkspace = new Map<WorkspaceId, Asked[]>()

  const close = (workspace: WorkspaceId, asked: Asked[]) => {
    if (openByWorkspace.get(workspace) === asked) openByWorkspace.delete(workspace)
  }

  const store = async (workspace: WorkspaceId, asked: Asked[]): Promise<void> => {
    let threw = false
    try {
      const outcomes = await writer(workspace, async (write) => {
        // Whoever comes from here on is in the next write.
        close(workspace, asked)
        try {
          return await writeAll(write, rights, asked)
        } catch (error) {
          threw = true
          throw error
        }
      })
      count(workspace, outcomes.flatMap(typedOf))
      asked.forEach((one, index) => answer(one, outcomes[index]!))
    } catch (error) {
      close(workspace, asked)
      rights.forget()
      // One update that breaks something takes none of the others with it. A commit that failed refuses all.
      if (threw && asked.length > 1) for (const one of asked) await store(workspace, [one])
      else for (const { reject } of asked) reject(error)
    }
  }

  return (author, profile, update, from) =>
    new Promise((resolve, reject) => {
      const { workspace } = author.session
      const one: Asked = { author, profile, update, from, resolve, reject }
      const open = openByWorkspace.get(workspace)
      if (open !== undefined && open.length < MOST) return void open.push(one)
      const first = [one]
      openByWorkspace.set(workspace, first)
      void store(workspace, first)
    })
}

async function writeAll(write: Write, rights: Rights, asked: Asked[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { author, profile, update, from } of asked)
    outcomes.push(await writeNotes(write, rights, author, profile, update, from).catch(sessionOver))
  return outcomes
}

/** Thrown before anything of that update was written. */
function sessionOver(error: unknown): SessionOver {
  if (error instanceof SessionOver) return error
  throw error
}

const typedOf = (outcome: Outcome): Typed[] =>
  outcome instanceof SessionOver || outcome.typed === undefined ? [] : [outcome.typed]

function answer({ resolve, reject }: Asked, outcome: Outcome): void {
  if (outcome instanceof SessionOver) reject(outcome)
  else resolve(outcome.result)
}
