import { describe, expect, test } from 'vitest'
import {
  DIRECTORY_ACTIONS,
  DIRECTORY_MODES,
  mayInDirectory,
  mayInWorkspace,
  mayOnProfile,
  PROFILE_ACTIONS,
  reachOf,
  REACHES,
  ROLES,
  WORKSPACE_ACTIONS,
  type DirectoryAction,
  type DirectoryMode,
  type ProfileAction,
  type Reach,
  type Role,
  type WorkspaceAction,
} from './access'

describe('the role x action table, cell by cell', () => {
  const allowedInWorkspace: Record<Role, WorkspaceAction[]> = {
    head: ['create', 'import', 'export', 'invite', 'manageTeam', 'setRules', 'readAudit', 'notify', 'calendar'],
    manager: ['create', 'import', 'notify', 'calendar'],
    viewer: [],
  }
  for (const role of ROLES)
    for (const action of WORKSPACE_ACTIONS) {
      const expected = allowedInWorkspace[role].includes(action)
      test(`a ${role} may ${expected ? '' : 'not '}${action}`, () =>
        expect(mayInWorkspace(role, action)).toBe(expected))
    }

  const all: ProfileAction[] = ['read', 'write', 'share', 'handOver', 'settle']
  const allowedOnProfile: Record<Role, Partial<Record<Reach, ProfileAction[]>>> = {
    head: { owner: all, write: all, read: all, all },
    manager: { owner: all, write: ['read', 'write'], read: ['read'], all: ['read'] },
    viewer: { owner: ['read'], write: ['read'], read: ['read'], all: ['read'] },
  }
  for (const role of ROLES)
    for (const reach of REACHES)
      for (const action of PROFILE_ACTIONS) {
        const expected = allowedOnProfile[role][reach]?.includes(action) ?? false
        test(`a ${role} who reaches a client by ${reach} may ${expected ? '' : 'not '}${action}`, () =>
          expect(mayOnProfile(role, reach, action)).toBe(expected))
      }
})

test('a permission to export opens it to a manager and never to a viewer', () => {
  expect(mayInWorkspace('manager', 'export', true)).toBe(true)
  expect(mayInWorkspace('viewer', 'export', true)).toBe(false)
})

describe('the reach of a member', () => {
  const facts = { member: 'anna', owner: 'igor', grant: null, today: '2026-03-10', role: 'manager' } as const
  test('the owner owns', () => expect(reachOf({ ...facts, owner: 'anna' })).toBe('owner'))
  test('a manager who was given nothing has none', () => expect(reachOf(facts)).toBe('none'))
  test('a head and a viewer see all', () => {
    expect(reachOf({ ...facts, role: 'head' })).toBe('all')
    expect(reachOf({ ...facts, role: 'viewer' })).toBe('all')
  })
  test('a grant holds on its last day and not on the next', () => {
    const grant = { level: 'write', until: '2026-03-10' } as const
    expect(reachOf({ ...facts, grant })).toBe('write')
    expect(reachOf({ ...facts, grant, today: '2026-03-11' })).toBe('none')
  })
  test('a grant without a last day holds', () =>
    expect(reachOf({ ...facts, grant: { level: 'read', until: null }, today: '2099-01-01' })).toBe('read'))
})

describe('what managers know of each other’s clients, cell by cell', () => {
  const allowed: Record<DirectoryMode, DirectoryAction[]> = {
    open: ['know', 'contribute'],
    closed: [],
    everyone: ['contribute', 'read'],
  }
  for (const role of ROLES)
    for (const mode of DIRECTORY_MODES)
      for (const action of DIRECTORY_ACTIONS) {
        const expected = role === 'manager' && allowed[mode].includes(action)
        test(`${mode}: a ${role} may ${expected ? '' : 'not '}${action}`, () =>
          expect(mayInDirectory(role, mode, action)).toBe(expected))
      }

  test('where everybody reads, what a manager was given still counts', () => {
    const facts = { member: 'anna', owner: 'igor', today: '2026-03-10', role: 'manager', mode: 'everyone' } as const
    expect(reachOf({ ...facts, grant: null })).toBe('all')
    expect(reachOf({ ...facts, grant: { level: 'write', until: null } })).toBe('write')
  })
})
