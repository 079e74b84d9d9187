/**
 * Who may do what: the one table of role and action, read by the server for every route and
 * frame and by the screens to show only what will work. The server's word is the one that counts.
 */
export const ROLES = ['head', 'manager', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** How a member reaches one profile. `all` is the head's and the viewer's sight of the workspace. */
export const REACHES = ['owner', 'write', 'read', 'all', 'none'] as const
export type Reach = (typeof REACHES)[number]

/** Things done to one profile. `settle`: accepting or declining what others wrote for it. */
export const PROFILE_ACTIONS = ['read', 'write', 'share', 'handOver', 'settle'] as const
export type ProfileAction = (typeof PROFILE_ACTIONS)[number]

/**
 * Things done in the workspace, whichever the profile. `notify`: to be told of news while the app is closed. `calendar`:
 * to subscribe to the days of one's own clients.
 */
export const WORKSPACE_ACTIONS = [
  'create',
  'import',
  'export',
  'invite',
  'manageTeam',
  'setRules',
  'readAudit',
  'notify',
  'calendar',
] as const
export type WorkspaceAction = (typeof WORKSPACE_ACTIONS)[number]

const WORKSPACE: Record<Role, Record<WorkspaceAction, boolean>> = {
  head: {
    create: true,
    import: true,
    export: true,
    invite: true,
    manageTeam: true,
    setRules: true,
    readAudit: true,
    notify: true,
    calendar: true,
  },
  manager: {
    create: true,
    import: true,
    export: false,
    invite: false,
    manageTeam: false,
    setRules: false,
    readAudit: false,
    notify: true,
    calendar: true,
  },
  viewer: {
    create: false,
    import: false,
    export: false,
    invite: false,
    manageTeam: false,
    setRules: false,
    readAudit: false,
    // Nothing is due for them, nothing is handed to them, and no client is theirs.
    notify: false,
    calendar: false,
  },
}

const NOTHING: Record<ProfileAction, boolean> = {
  read: false,
  write: false,
  share: false,
  handOver: false,
  settle: false,
}
const READING: Record<ProfileAction, boolean> = { ...NOTHING, read: true }
const WRITING: Record<ProfileAction, boolean> = { ...READING, write: true }
const EVERYTHING: Record<ProfileAction, boolean> = {
  read: true,
  write: true,
  share: true,
  handOver: true,
  settle: true,
}

const PROFILE: Record<Role, Record<Reach, Record<ProfileAction, boolean>>> = {
  head: { owner: EVERYTHING, write: EVERYTHING, read: EVERYTHING, all: EVERYTHING, none: NOTHING },
  // `all`: where the head lets everybody read.
  manager: { owner: EVERYTHING, write: WRITING, read: READING, all: READING, none: NOTHING },
  viewer: { owner: READING, write: READING, read: READING, all: READING, none: NOTHING },
}

/** May this role do this in its workspace? `mayExport` is the head's personal permission to export. */
export function mayInWorkspace(role: Role, action: WorkspaceAction, mayExport = false): boolean {
  return WORKSPACE[role][action] || (action === 'export' && mayExport && role !== 'viewer')
}

/** May this role, reaching the profile this way, do this to it? */
export function mayOnProfile(role: Role, reach: Reach, action: ProfileAction): boolean {
  return PROFILE[role][reach][action]
}

/** What managers may know of each other's clients: the head's setting. */
export const DIRECTORY_MODES = ['open', 'closed', 'everyone'] as const
export type DirectoryMode = (typeof DIRECTORY_MODES)[number]

/** `know`: the directory (directory.ts). `contribute`: write something for its owner to accept. `read`: all of it. */
export const DIRECTORY_ACTIONS = ['know', 'contribute', 'read'] as const
export type DirectoryAction = (typeof DIRECTORY_ACTIONS)[number]

const DIRECTORY: Record<DirectoryMode, Record<DirectoryAction, boolean>> = {
  open: { know: true, contribute: true, read: false },
  closed: { know: false, contribute: false, read: false },
  // Who reads the client itself needs no directory.
  everyone: { know: false, contribute: true, read: true },
}

/** May this role do this about clients that it reaches by nothing else? Heads and viewers see all anyway. */
export const mayInDirectory = (role: Role, mode: DirectoryMode, action: DirectoryAction): boolean =>
  role === 'manager' && DIRECTORY[mode][action]

/** What a role sees without owning or being given anything. */
export const seesAll = (role: Role): boolean => role !== 'manager'

/** What the reach is judged from. `until` is the grant's last day, YYYY-MM-DD in the workspace's zone. */
export interface ReachFacts {
  role: Role
  member: string
  owner: string
  grant: { level: 'read' | 'write'; until: string | null } | null
  /** Today's date in the workspace's zone, YYYY-MM-DD. */
  today: string
  /** The head's setting; absent = as it is at first. */
  mode?: DirectoryMode
}

/** The strongest way in which this member reaches the profile today. */
export function reachOf({ role, member, owner, grant, today, mode = 'open' }: ReachFacts): Reach {
  if (member === owner) return 'owner'
  const granted = grant !== null && (grant.until === null || today <= grant.until) ? grant.level : null
  if (seesAll(role)) return 'all'
  return granted ?? (mayInDirectory(role, mode, 'read') ? 'all' : 'none')
}
