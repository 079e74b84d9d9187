import { afterEach, expect, test, vi } from 'vitest'
import type { Me } from '../shared/api'
import { forgetMe, rememberedMe, rememberMe, signOutHeard, signOutLater, signOutWaits } from './session'

afterEach(() => void vi.unstubAllGlobals())

test('a browser that keeps nothing lets the app start: nobody is remembered, nothing waits', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  rememberMe({} as Me)
  signOutLater()
  expect(rememberedMe()).toBeNull()
  expect(signOutWaits()).toBe(false)
  signOutHeard()
  forgetMe()
})
