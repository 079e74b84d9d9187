/** Files that the system opened with the app: they come through a queue that the page reads once. */

interface LaunchParams {
  files?: readonly FileSystemFileHandle[]
}
interface LaunchQueue {
  setConsumer(consume: (params: LaunchParams) => void): void
}

/** `take` gets the files of each launch. Where files cannot be opened with an app, nothing happens. */
export function whenLaunchedWith(take: (files: File[]) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return
    void Promise.all(files.map((handle) => handle.getFile())).then(take, () => undefined)
  })
}
