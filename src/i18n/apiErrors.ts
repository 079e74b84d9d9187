import { t, type MessageKey } from './index'

/** Each code of shared/api.ts, and `offline`: a code without a sentence does not fit where it is handed in. */
type Refusal = MessageKey extends infer Key ? (Key extends `account.error.${infer Code}` ? Code : never) : never

/** What went wrong and what to do, for a refusal of the server or no answer from it. */
export const apiErrorText = (code: Refusal): string => t(`account.error.${code}`)
