/** The signs of a client in what somebody typed into a search. */
import { signText } from '../../shared/directory'

export interface Signs {
  inn: string
  phones: string[]
  emails: string[]
}

export function signsIn(text: string): Signs {
  const typed = text.trim()
  const isNumber = /^[\d\s+().-]+$/.test(typed)
  return {
    inn: signText('inn', typed) === '' ? '' : typed,
    phones: isNumber && signText('phone', typed) !== '' ? [typed] : [],
    emails: signText('email', typed) === '' ? [] : [typed],
  }
}
