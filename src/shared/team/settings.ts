/**
 * What a team has agreed on and every device holds: fields of its own, shared views, the answers to the six
 * questions it began with. Each value is one JSON record under a key, so that two heads who change different
 * things never overwrite each other. They change online only and come with the team (protocol.ts).
 *
 *   PUT    /api/settings/:kind/:id   the value, whole   (needs `setRules`)
 *   DELETE /api/settings/:kind/:id                      (views only)
 */
import * as v from 'valibot'
import { DIRECTORY_MODES, type DirectoryMode } from '../access'
import { LANGUAGES_OF_ROLES } from '../profile/factWords'
import { savedViewSchema, type SavedView } from '../view/view'
import { ownFieldSchema, type OwnField } from './ownFields'
import {
  argumentSchema,
  orderRulesSchema,
  rhythmSchema,
  stageSchema,
  standardsSchema,
  type ArgumentSetting,
  type OrderRules,
  type RhythmSetting,
  type Stage,
  type Standards,
} from './rules'

export { NO_SETTINGS } from './noSettings'

/** The six questions that a workspace starts from (P44), in their order. */
export const SIX_QUESTIONS = ['ideal', 'needs', 'fit', 'more', 'know', 'keep'] as const
export type SixQuestion = (typeof SIX_QUESTIONS)[number]

export const answerSchema = v.strictObject({
  id: v.picklist(SIX_QUESTIONS),
  text: v.pipe(v.string(), v.trim(), v.maxLength(2_000)),
})

/** What managers may know of each other's clients (access.ts): one value for the team. */
export const directorySchema = v.strictObject({ id: v.literal('directory'), mode: v.picklist(DIRECTORY_MODES) })
export type DirectorySetting = v.InferOutput<typeof directorySchema>

export const SETTING_SCHEMAS = {
  field: ownFieldSchema,
  view: savedViewSchema,
  answer: answerSchema,
  directory: directorySchema,
  stage: stageSchema,
  rhythm: rhythmSchema,
  standards: standardsSchema,
  orderRules: orderRulesSchema,
  argument: argumentSchema,
} as const
export type SettingKind = keyof typeof SETTING_SCHEMAS
export type SettingValue<K extends SettingKind> = v.InferOutput<(typeof SETTING_SCHEMAS)[K]>

/** How many of each a team may have. */
export const SETTING_LIMITS: Record<SettingKind, number> = {
  field: 100,
  view: 100,
  answer: SIX_QUESTIONS.length,
  directory: 1,
  // Six at a time (rules.ts); one that clients have is archived, never deleted.
  stage: 30,
  rhythm: 1,
  standards: 1,
  orderRules: 1,
  argument: LANGUAGES_OF_ROLES.length,
}

export interface TeamSettings {
  /** By `order`, archived ones too. */
  fields: OwnField[]
  views: SavedView[]
  answers: Partial<Record<SixQuestion, string>>
  /** Absent = open, as it is at first. */
  directory?: DirectoryMode
  /** Stages of a deal, by `order`, archived ones too. Absent = the team named none. */
  stages?: Stage[]
  rhythm?: RhythmSetting
  standards?: Standards
  orderRules?: OrderRules
  arguments?: ArgumentSetting[]
}
