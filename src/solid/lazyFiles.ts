/** `notebook.files`: what works with files is loaded when the first of them is asked for. */
import { createSignal, onCleanup } from 'solid-js'
import type { Files, FileState } from './files'
import type { FilesOnDevice } from './filesOnDevice'

export function makeLazyFiles(load: () => Promise<FilesOnDevice>): Files {
  /** Listens as long as the calling owner lives, also when that ends before the module came. */
  const whileOwned = (listen: (files: FilesOnDevice) => () => void) => {
    const stop = load().then(listen)
    onCleanup(() => void stop.then((end) => end()))
  }
  return {
    add: async (...about) => (await load()).add(...about),
    open: async (...which) => (await load()).open(...which),
    thumb: async (...which) => (await load()).thumb(...which),
    pin: async (...which) => (await load()).pin(...which),
    remove: async (...which) => (await load()).remove(...which),
    state(id) {
      const [state, setState] = createSignal<FileState>({ where: 'server', sent: null, pinned: false })
      whileOwned((files) => files.watch(id, setState))
      return state
    },
    arrivals(profile) {
      const [count, setCount] = createSignal(0)
      whileOwned((files) => files.watchArrivals(profile, () => setCount((before) => before + 1)))
      return count
    },
    refused: async () => (await load()).refused(),
    sendAgain: async (id) => (await load()).sendAgain(id),
    giveUp: async (id) => (await load()).giveUp(id),
  }
}
