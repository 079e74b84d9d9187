/** Names of companies, compared as people read them: without the legal form, quotes, case and ё. */

const FORMS = [
  'общество с ограниченной ответственностью',
  'закрытое акционерное общество',
  'открытое акционерное общество',
  'публичное акционерное общество',
  'непубличное акционерное общество',
  'акционерное общество',
  'индивидуальный предприниматель',
  'ооо',
  'оао',
  'зао',
  'пао',
  'нао',
  'ао',
  'ип',
  'чп',
  'тоо',
  'одо',
  'чуп',
  'уп',
  'фгуп',
  'гуп',
  'муп',
  'ано',
  'нко',
  'пк',
  'llc',
  'l l c',
  'ltd',
  'limited',
  'inc',
  'incorporated',
  'corp',
  'corporation',
  'co',
  'company',
  'plc',
  'llp',

  'jsc',
  'ojsc',
  'cjsc',
  'pjsc',
  'ooo',
  'zao',
  'oao',
  'ao',
  'gmbh',
  'ag',
  'kg',
  'sarl',
  'srl',
  'spa',
  'bv',
  'nv',
  'oy',
  'ab',
  'sia',
  'uab',
  'ou',
]
const FORM = new RegExp(`(?<![\\p{L}\\p{N}])(?:${FORMS.join('|')})(?![\\p{L}\\p{N}])`, 'gu')

const tidy = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}&+]+/gu, ' ')
    .trim()

/** The name with its legal form, in one spelling. */
export const wholeNameKey = (name: string): string => tidy(name)

/** The name alone; a name that is nothing but a form stays whole. @example 'ООО «Кухни Ладога»' -> 'кухни ладога' */
export function nameKey(name: string): string {
  const whole = tidy(name)
  return whole.replaceAll(FORM, ' ').replaceAll(/\s+/g, ' ').trim() || whole
}
