/**
 * The list and the page beside it. The list has one address, `/clients?…`, which stays known while a client
 * is open in front of it or beside it: closing, "Clients" in the places, a reload and the next start lead to it.
 */
import { useLocation, useNavigate } from '@solidjs/router'
import { createContext, createSignal, onCleanup, useContext, type Accessor } from 'solid-js'
import type { MemberId } from '../shared/ids'

const LIST = '/clients'
/** Dies with the tab: it holds what was searched. */
const keyOf = (member: MemberId): string => `kartoteka.list/${member}`

const [kept, setKept] = createSignal('')
let key: string | undefined

/** `/clients?…` as the list was last seen. */
export const listAddress: Accessor<string> = () => LIST + kept()
/** `?…` of it, '' when nothing is chosen. */
export const listSearch: Accessor<string> = kept

/** Call once, before the screens: what this tab knows, or else what the last visit left. */
export function beginListAddress(member: MemberId, lastVisit: string): void {
  key = keyOf(member)
  setKept(readSession(key) ?? lastVisit)
}

/** The list says what it shows now. */
export function keepListSearch(search: string): void {
  setKept(search)
  try {
    if (key !== undefined) sessionStorage.setItem(key, search)
  } catch {
    // A browser that keeps nothing: known until the reload.
  }
}

function readSession(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

const isList = (path: string): boolean => path.replace(/\/$/, '') === LIST

export interface ListAddress {
  /** `?…`, whether the list is alone or a page is open beside it. */
  search: Accessor<string>
  /** Changes it; in the browser's address only when no page is open beside the list. */
  write(search: string): void
}

/** For the list: its part of the address. */
export function useListAddress(): ListAddress {
  const location = useLocation()
  const navigate = useNavigate()
  return {
    search: () => (isList(location.pathname) ? location.search : kept()),
    write(search) {
      keepListSearch(search)
      if (isList(location.pathname) && location.search !== search)
        navigate(LIST + search, { replace: true, scroll: false, resolve: false })
    },
  }
}

/** The client that is open beside the list or in front of it; `new` while one is written down. */
export function useOpenClient(): Accessor<string | undefined> {
  const location = useLocation()
  return () => /^\/clients\/([^/]+)/.exec(location.pathname)?.[1]
}

/**
 * The client whose page is drawn: the one that is open, a picture later. A press on a line of the list is answered by
 * the line; the page, and the room that the list gives it, are more work than one waits for without a sign.
 */
const Drawn = createContext<Accessor<string | undefined>>()
export const DrawnClientProvider = Drawn.Provider
export const useDrawnClient = (): Accessor<string | undefined> => useContext(Drawn) ?? useOpenClient()

const wide = matchMedia('(width >= 48rem)')

/** Is there room for the list beside the page? */
export function createBeside(): Accessor<boolean> {
  const [beside, setBeside] = createSignal(wide.matches)
  const changed = (): void => void setBeside(wide.matches)
  wide.addEventListener('change', changed)
  onCleanup(() => wide.removeEventListener('change', changed))
  return beside
}

/** How many steps back the tab had come when the app began in it: those are not ours to go. */
const begun = depth()

function depth(): number {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && '_depth' in state ? Number(state._depth) : history.length - 1
}

/**
 * Closes the page beside the list, which then has the whole width. On a phone it goes back to where one came
 * from: the list, Today, another client.
 */
export function useClosePage(): () => void {
  const navigate = useNavigate()
  return () => {
    if (!wide.matches && depth() > begun) navigate(-1)
    else navigate(listAddress())
  }
}
