import { expect, test } from 'vitest'
import { loggedPath } from './log'

const token = 'kq3vX_0-'.repeat(5)
const id = '01a200d9-9214-7000-bd6a-5079b577b204'

test.each([
  [`/api/setup/${token}`, '/api/setup/…'],
  [`/api/invitations/${token}`, '/api/invitations/…'],
  [`/api/calendar/${token}.ics`, '/api/calendar/…'],
  [`/api/demo/sign-in/${id}.${token}`, '/api/demo/sign-in/…'],
  [`/api/invitations/${id}`, `/api/invitations/${id}`],
  ['/api/invitations/accept', '/api/invitations/accept'],
  ['/clients?search=+7 921', '/clients'],
  [`/api/members/${id}`, `/api/members/${id}`],
])('%s is logged as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged)
})
