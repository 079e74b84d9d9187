/** Names of companies, compared as people read them: without the legal form, quotes, case and ё. */

const LONG_FORMS =
  /общество с ограниченной ответственностью|((не)?публичное |закрытое |открытое )?акционерное общество|индивидуальный предприниматель/
const FORMS = new Set(
  (
    'ооо оао зао пао нао ао ип чп тоо одо чуп уп фгуп гуп муп ано нко пк ' +
    'llc ltd limited inc incorporated corp corporation co company plc llp jsc ojsc cjsc pjsc ooo zao oao ao ' +
    'gmbh ag kg sarl srl spa bv nv oy ab sia uab ou'
  ).split(' '),
)

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
  const words = whole.replace(LONG_FORMS, ' ').split(' ')
  return words.filter((word) => word !== '' && !FORMS.has(word)).join(' ') || whole
}
