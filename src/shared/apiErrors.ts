/** The refusals of the HTTP routes, apart from the schemas: every request reads them. */
export const API_ERRORS = [
  'badRequest', // not well formed: nothing was changed
  'tooLarge',
  'tooMany', // rate limit: wait a minute
  'signIn', // no session, or it expired
  'wrongPassword', // e-mail or password is wrong (one answer for both)
  'memberDisabled',
  'noAccess', // the role may not, or there is no such thing
  'linkUnknown', // invitation or set-up link: no such
  'linkUsed',
  'linkExpired',
  'linkRevoked',
  'emailTaken',
  'weakPassword', // under 10 characters
  'lastHead', // a workspace keeps at least one head
  'sameOwner', // handed over to the member who has it
  'fieldType', // a field of the team keeps its type
  'settingsFull', // as many fields, choices or shared views as a team may have
  'fileType', // a file is not what it was said to be
  'fileDamaged', // a file did not arrive as it was sent
  'fileQuota', // no room for files: the member's or the company's
  'server',
] as const
export type ApiErrorCode = (typeof API_ERRORS)[number]
export interface ApiError {
  code: ApiErrorCode
}
