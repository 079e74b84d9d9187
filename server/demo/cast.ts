/** Who works at the company of the demo. */
import type { Role } from '../../src/shared/access'
import type { DeviceId, MemberId } from '../../src/shared/ids'
import type { Both } from './language'

export const COMPANY: Both = ['Лесоград Плит', 'Lesograd Panels']
export const ZONE = 'Europe/Moscow'
/** Moscow keeps one time all year. */
export const ZONE_OFFSET = 3 * 3_600_000

export const MEMBER_KEYS = [
  'marina',
  'svetlana',
  'igor',
  'dmitry',
  'pavel',
  'olga',
  'natalya',
  'timur',
  'anna',
  'vera',
] as const
export type MemberKey = (typeof MEMBER_KEYS)[number]

export interface CastMember {
  name: Both
  role: Role
  /** How many years ago he or she came. Anna comes today. */
  years: number
  /** What the devices call themselves, the one carried along first. */
  devices: string[]
}

export const CAST: Record<MemberKey, CastMember> = {
  marina: {
    name: ['Марина Орлова', 'Marina Orlova'],
    role: 'head',
    years: 11,
    devices: ['Safari, iPhone', 'Chrome, Windows'],
  },
  svetlana: {
    name: ['Светлана Громова', 'Svetlana Gromova'],
    role: 'manager',
    years: 10.2,
    devices: ['Chrome, Android', 'Yandex Browser, Windows'],
  },
  igor: {
    name: ['Игорь Власов', 'Igor Vlasov'],
    role: 'manager',
    years: 9.4,
    devices: ['Chrome, Android', 'Chrome, Windows'],
  },
  dmitry: {
    name: ['Дмитрий Соколов', 'Dmitry Sokolov'],
    role: 'manager',
    years: 8.3,
    devices: ['Samsung Internet, Android', 'Firefox, Windows'],
  },
  pavel: {
    name: ['Павел Ершов', 'Pavel Ershov'],
    role: 'manager',
    years: 7.1,
    devices: ['Chrome, Android', 'Edge, Windows'],
  },
  olga: {
    name: ['Ольга Нечаева', 'Olga Nechaeva'],
    role: 'manager',
    years: 6.4,
    devices: ['Safari, iPhone', 'Safari, Mac'],
  },
  natalya: {
    name: ['Наталья Крылова', 'Natalya Krylova'],
    role: 'manager',
    years: 4.7,
    devices: ['Chrome, Android', 'Chrome, Windows'],
  },
  timur: {
    name: ['Тимур Галиев', 'Timur Galiev'],
    role: 'manager',
    years: 2.8,
    devices: ['Chrome, Android', 'Chrome, Windows'],
  },
  anna: { name: ['Анна Белова', 'Anna Belova'], role: 'manager', years: 0, devices: ['Chrome, Android'] },
  vera: { name: ['Вера Зимина', 'Vera Zimina'], role: 'viewer', years: 3.6, devices: ['Chrome, Windows'] },
}

/** Whose sign-in links are printed. */
export const LINKED: MemberKey[] = ['marina', 'anna', 'svetlana', 'olga', 'vera']

/** The ids under which they are in the workspace. */
export type MemberIds = Record<MemberKey, MemberId>

export interface DemoDevice {
  id: DeviceId
  member: MemberKey
  label: string
  firstSeen: number
  lastSeen: number
}

/** Nobody real answers at these addresses: RFC 2606 keeps .example for examples. */
export const emailOf = (key: MemberKey, language: 'ru' | 'en'): string =>
  `${key}@${language === 'ru' ? 'lesograd' : 'lesograd-panels'}.example`
