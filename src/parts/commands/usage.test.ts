// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import { lastClients, noteUse, noteVisit, readUsage, used, useOf, useOfClient, type Usage } from './usage'

const me = newId<MemberId>()
const DAY = 86_400_000
afterEach(() => localStorage.clear())

test('what is used often and lately counts for more', () => {
  const usage: Usage = { often: [20, 0], once: [1, 0], long: [20, -60 * DAY] }
  expect(useOf(usage, 'often', 0)).toBeGreaterThan(useOf(usage, 'once', 0))
  expect(useOf(usage, 'often', 0)).toBeGreaterThan(useOf(usage, 'long', 0))
  expect(useOf(usage, 'never', 0)).toBe(0)
})

test('clients come back in the order in which they were opened last', () => {
  const [ladoga, grad] = [newId<ProfileId>(), newId<ProfileId>()]
  noteVisit(me, ladoga, 1)
  noteVisit(me, grad, 2)
  noteUse(me, 'go.today', 3)
  noteVisit(me, ladoga, 4)
  expect(lastClients(readUsage(me))).toEqual([ladoga, grad])
  expect(useOfClient(readUsage(me), ladoga, 4)).toBeGreaterThan(useOfClient(readUsage(me), grad, 4))
})

test('the oldest are forgotten, and what is no usage is none', () => {
  let usage: Usage = {}
  for (let at = 0; at < 250; at++) usage = used(usage, `command ${at}`, at)
  expect(Object.keys(usage)).toHaveLength(200)
  expect(usage['command 0']).toBeUndefined()
  localStorage.setItem(`kartoteka.used.${me}`, '{"a":"b"}')
  expect(readUsage(me)).toEqual({})
})
