/** Pictures of files on the screen: their addresses live as long as what shows them. */
import { createEffect, createMemo, createSignal, onCleanup, untrack, type Accessor } from 'solid-js'
import type { FileId, ProfileId } from '../../shared/ids'
import type { Missing, OpenedFile } from '../../solid/files'
import { useNotebook } from '../../solid/notebook'

export interface Shown {
  url: Accessor<string | undefined>
  missing: Accessor<Missing | undefined>
}

type Load = () => Promise<OpenedFile | { missing: Missing }>

/** The small picture of a file; asked for again when something came for its client. `wanted` false asks for nothing. */
export function createThumb(profile: ProfileId, id: FileId, wanted: Accessor<boolean>): Shown {
  const { files } = useNotebook()
  return createShown(profile, wanted, () => files.thumb(profile, id))
}

/** The file itself, for as long as the calling owner lives. */
export function createFile(profile: ProfileId, id: FileId, wanted: Accessor<boolean> = () => true): Shown {
  const { files } = useNotebook()
  return createShown(profile, wanted, () => files.open(profile, id))
}

function createShown(profile: ProfileId, wanted: Accessor<boolean>, load: Load): Shown {
  const { files } = useNotebook()
  const arrivals = files.arrivals(profile)
  const [opened, setOpened] = createSignal<OpenedFile>()
  const [missing, setMissing] = createSignal<Missing>()
  let gone = false
  onCleanup(() => {
    gone = true
    untrack(opened)?.release()
  })
  const again = createMemo(() => wanted() && opened() === undefined && arrivals() >= 0 && arrivals())
  createEffect(() => {
    if (again() === false) return
    void load().then((result) => {
      if ('missing' in result) setMissing(result.missing)
      else if (gone || untrack(opened) !== undefined) result.release()
      else {
        setMissing(undefined)
        setOpened(result)
      }
    })
  })
  return { url: () => opened()?.url, missing }
}
