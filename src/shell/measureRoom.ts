import { setFacts } from './deviceFacts'

/** Chromium alone says what takes the room. */
interface Estimate extends StorageEstimate {
  usageDetails?: Partial<Record<'indexedDB' | 'caches' | 'serviceWorkerRegistrations', number>>
}

export async function measureRoom(): Promise<void> {
  const estimate = (await navigator.storage?.estimate?.()) as Estimate | undefined
  if (estimate?.usage === undefined || estimate.quota === undefined) return
  const parts = estimate.usageDetails
  setFacts(
    {
      used: estimate.usage,
      most: estimate.quota,
      data: parts?.indexedDB ?? null,
      app: parts === undefined ? null : (parts.caches ?? 0) + (parts.serviceWorkerRegistrations ?? 0),
    },
    looksPrivate(estimate.quota),
  )
}

/**
 * No browser tells. A private window of Chromium gives storage by the memory it may use, of which its heap's
 * limit is a measure; an ordinary one gives a share of the disk, which is many times that. Installed apps are
 * never private.
 */
function looksPrivate(quota: number): boolean {
  if (matchMedia('(display-mode: standalone)').matches) return false
  const { memory } = performance as Performance & { memory?: { jsHeapSizeLimit: number } }
  return memory !== undefined && quota < memory.jsHeapSizeLimit * 2
}
