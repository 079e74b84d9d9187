/** Countries offered for a legal entity. */
import { countryName } from './words'

const USUAL = ['RU', 'BY', 'KZ']
const OTHERS =
  'AE AM AT AZ BE BG CH CN CY CZ DE DK EE ES FI FR GB GE GR HK HR HU IE IL IN IT JP KG KR LT LU LV MD ME MN NL NO PL PT RO RS SE SG SI SK TH TJ TM TR TW UA US UZ VN'.split(
    ' ',
  )

interface CountryOption {
  value: string
  label: string
}

const option = (value: string): CountryOption => ({ value, label: countryName(value) })

/** What is shown before anybody chooses. */
export const onlyCountry = (chosen: string): CountryOption[] => [option(chosen)]

/** The usual ones first, the rest by name. */
export function countryOptions(locale: string, chosen: string): CountryOption[] {
  const others = [...OTHERS, ...(chosen === '' || USUAL.includes(chosen) || OTHERS.includes(chosen) ? [] : [chosen])]
  return [...USUAL.map(option), ...others.map(option).toSorted((a, b) => a.label.localeCompare(b.label, locale))]
}
