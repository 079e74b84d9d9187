import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import IconPlus from '~icons/lucide/plus'
import { newId, type PartId } from '../../shared/ids'
import { Chip } from '../../ui/Chip'
import { useClient } from './client'

/**
 * The paths of a set's elements, and of the one that is being added. The paths are plain text, so that a line
 * keeps its field and its focus while others change the set.
 */
export function useFactSet(prefix: () => string) {
  const client = useClient()
  const [adding, setAdding] = createSignal<string>()
  const paths = createMemo<string[]>((before) => {
    const all = elementPaths(client.view.profile().facts, prefix())
    const added = adding()
    if (added !== undefined && !all.includes(added)) all.push(added)
    return before !== undefined && before.join() === all.join() ? before : all
  })
  return {
    paths,
    isAdding: (path: string) => adding() === path,
    add: () => setAdding(`${prefix()}/${newId<PartId>()}`),
    added: (path: string) => setAdding((current) => (current === path ? undefined : current)),
  }
}
export type OpenSet = ReturnType<typeof useFactSet>

/** Elements that are there, or about which two disagree; in the order they were first added. */
function elementPaths(
  facts: ReadonlyMap<string, { current: { value: unknown }; rivals: unknown[] }>,
  prefix: string,
): string[] {
  const depth = prefix.split('/').length + 1
  return [...facts]
    .filter(
      ([path, { current, rivals }]) =>
        path.startsWith(`${prefix}/`) &&
        path.split('/').length === depth &&
        (current.value !== null || rivals.length > 0),
    )
    .map(([path]) => path)
    .toSorted()
}

interface Props {
  set: OpenSet
  /** One element. */
  children: (path: string, adding: boolean, closed: () => void) => JSX.Element
}

export function FactSet(props: Props) {
  return (
    <For each={props.set.paths()}>
      {(path) => props.children(path, props.set.isAdding(path), () => props.set.added(path))}
    </For>
  )
}

/** What is not known yet and may be added, as a row of chips. */
export function AddChips(props: { facts: { label: string; name: string; add: () => void }[] }) {
  return (
    <Show when={props.facts.length > 0}>
      <For each={props.facts}>
        {(fact) => (
          <Chip onClick={fact.add}>
            <IconPlus aria-hidden="true" />
            <span aria-hidden="true">{fact.label}</span>
            <span class="visually-hidden">{fact.name}</span>
          </Chip>
        )}
      </For>
    </Show>
  )
}
