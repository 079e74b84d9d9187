import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { ShareDialog } from './ShareDialog'
import { CLIENT, IGOR } from './testing'
import { button, field, shownClient } from './testingPage'

let dispose = () => {}
beforeAll(() => useLocale('en'))
afterEach(() => {
  dispose()
  vi.unstubAllGlobals()
})

test('a colleague who is chosen is given access by the button below, and the choice is open again', async () => {
  const asked = vi.fn(() => Promise.resolve(Response.json({})))
  vi.stubGlobal('fetch', asked)
  dispose = shownClient(() => <ShareDialog open onClose={() => {}} />).dispose
  const give = button(t('profile.share.give'))!
  expect(give.disabled).toBe(true)
  const colleague = field(t('profile.share.colleague'))
  colleague.value = IGOR
  colleague.dispatchEvent(new Event('change', { bubbles: true }))
  give.click()
  await vi.waitFor(() => expect(field(t('profile.share.colleague')).value).toBe(''))
  expect(asked).toHaveBeenCalledExactlyOnceWith(
    `/api/profiles/${CLIENT}/grants/${IGOR}`,
    expect.objectContaining({ method: 'PUT', body: JSON.stringify({ level: 'write', until: null }) }),
  )
})
