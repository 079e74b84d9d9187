import type { ApiErrorCode } from '../shared/api'
import { t } from './index'

/** What went wrong and what to do, for a refusal of the server or no answer from it. */
export const apiErrorText = (code: ApiErrorCode | 'offline'): string => t(`account.error.${code}`)
