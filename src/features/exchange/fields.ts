/** What a column of a file can become, and the guess which it is, by its heading and by what stands in it. */
import { innProblem } from '../../shared/profile/inn'
import type { OwnField } from '../../shared/team/ownFields'
import { plain, words } from './headings'

export const FIELDS = [
  'name',
  'kind',
  'city',
  'address',
  'segment',
  'source',
  'site',
  'about',
  'tags',
  'phone',
  'email',
  'legalName',
  'inn',
  'kpp',
  'country',
  'taxNumber',
  'registrationNumber',
  'personName',
  'personRole',
  'personPhone',
  'personEmail',
  'telegram',
  'whatsapp',
  'birthday',
  'note',
] as const
export type Field = (typeof FIELDS)[number]

/** One of the team's own fields, by its id. */
export type OwnTarget = `own/${string}`
export type Target = Field | OwnTarget

export const ownTarget = ({ id }: Pick<OwnField, 'id'>): OwnTarget => `own/${id}`
export const isOwnTarget = (target: Target): target is OwnTarget => target.startsWith('own/')

/** By column; null = not imported. */
export type Mapping = readonly (Target | null)[]

/** Fields that take several columns: their values are joined, or all are kept. For others a column is enough. */
export const TAKES_SEVERAL: ReadonlySet<Target> = new Set<Field>([
  'name',
  'address',
  'tags',
  'phone',
  'email',
  'personName',
  'personPhone',
  'personEmail',
  'note',
])

const PERSON = words(
  'контакт',
  'контакта',
  'контактного лица',
  'контактное лицо',
  'лица',
  'лпр',
  'человек',
  'директора',
  'сотрудника',
  'представителя',
  'contact',
  'person',
  'persons',
  'person s',
)
const PHONE = words('тел', 'телефон*', 'моб', 'мобильн*', 'сотов*', 'phone*', 'telephone*', 'tel', 'mobile*', 'cell*')
const EMAIL = words(
  'e mail*',
  'email*',
  'mail',
  'емейл',
  'имейл',
  'емайл',
  'мейл',
  'эл почта',
  'электронная почта',
  'почта',
  'эл адрес',
  'электронный адрес',
)
const ROLE = words('должность', 'роль', 'role', 'position', 'job title', 'title', 'post')
const MOBILE = words('моб', 'мобильн*', 'сотов*', 'mobile*', 'cell*', 'личн*', 'personal')

/**
 * Spellings from 1C, Bitrix24, amoCRM and tables kept by hand, the narrow before the wide: the first
 * rule that matches decides. null = known and of no use here.
 */
const RULES: [RegExp, Field | null][] = [
  [words('индекс', 'почтовый индекс', 'zip', 'postal code', 'postcode', 'факс', 'fax'), null],
  [words('инн', 'inn'), 'inn'],
  [words('кпп', 'kpp'), 'kpp'],
  [
    words(
      'огрн',
      'огрнип',
      'ogrn',
      'регистрационный номер',
      'рег номер',
      'registration number',
      'registration no',
      'company number',
    ),
    'registrationNumber',
  ],
  [
    words(
      'налоговый номер',
      'tax number',
      'tax no',
      'tax id',
      'vat',
      'vat id',
      'vat number',
      'tin',
      'унп',
      'унн',
      'бин',
      'иин',
    ),
    'taxNumber',
  ],
  [
    words(
      'вид контрагента',
      'тип контрагента',
      'юр физ*',
      'юрфиз*',
      'юр физ лицо',
      'юридическое физическое лицо',
      'организация или частное лицо',
      'организация частное лицо',
      'тип лица',
      'organisation or private',
      'organization or private',
      'kind',
    ),
    'kind',
  ],
  [
    words(
      'полное наименование',
      'полное название',
      'официальное название',
      'юридическое лицо',
      'юр лицо',
      'юрлицо',
      'юридическое наименование',
      'юридическое название',
      'юр название',
      'юр наименование',
      'название юр*',
      'наименование юр*',
      'legal name',
      'legal entity',
      'registered name',
    ),
    'legalName',
  ],
  [
    words('день рождения', 'дата рождения', 'др', 'д р', 'birthday', 'birth date', 'birthdate', 'date of birth', 'dob'),
    'birthday',
  ],
  [words('telegram', 'телеграм*', 'тг', 'tg'), 'telegram'],
  [words('whatsapp', 'whats app', 'вотсап*', 'ватсап*', 'вацап*', 'wa'), 'whatsapp'],
  [
    words(
      'сделк*',
      'deal',
      'бюджет',
      'воронк*',
      'этап*',
      'стади*',
      'ответственный',
      'менеджер',
      'создан*',
      'измен*',
      'обновлен*',
      'responsible',
      'owner',
      'created*',
      'modified*',
      'updated*',
    ),
    null,
  ],
  [ROLE, 'personRole'],
  [words('источник*', 'source', 'lead source', 'откуда*', 'канал'), 'source'],
  [
    words(
      'сегмент*',
      'segment',
      'отрасль',
      'сфера*',
      'industry',
      'категория',
      'category',
      'вид деятельности',
      'группа',
      'тип клиента',
      'тип компании',
    ),
    'segment',
  ],
  [words('тег*', 'метк*', 'tag*', 'label*', 'ярлык*'), 'tags'],
  [
    words('примечани*', 'комментари*', 'коммент', 'заметк*', 'note*', 'comment*', 'remark*', 'доп* информация', 'memo'),
    'note',
  ],
  [words('о клиенте', 'что для них важно', 'what matters to them', 'описание', 'about', 'description'), 'about'],
  [words('сайт', 'веб сайт', 'web', 'web site', 'website', 'site', 'url', 'www', 'домен'), 'site'],
  [words('страна', 'country'), 'country'],
  [words('город', 'city', 'town', 'населенный пункт', 'г'), 'city'],
  [EMAIL, 'email'],
  [words('адрес*', 'address*', 'улица', 'street'), 'address'],
  [PHONE, 'phone'],
  [
    words(
      'название',
      'наименование',
      'название компании',
      'компания',
      'организация',
      'клиент',
      'контрагент',
      'фирма',
      'предприятие',
      'партнер',
      'покупатель',
      'заказчик',
      'company',
      'organisation',
      'organization',
      'account',
      'client',
      'customer',
      'company name',
      'account name',
    ),
    'name',
  ],
  [
    words(
      'фио',
      'ф и о',
      'контактное лицо',
      'контактные лица',
      'контакт',
      'контакты',
      'лпр',
      'представитель',
      'человек',
      'имя контакта',
      'полное имя*',
      'фамилия',
      'имя',
      'отчество',
      'директор',
      'руководитель',
      'contact',
      'contact name',
      'contact person',
      'person',
      'full name',
      'first name',
      'last name',
      'surname',
      'middle name',
    ),
    'personName',
  ],
  [words('name'), 'name'],
]

function byHeading(heading: string): Field | null | undefined {
  const text = plain(heading)
  if (text === '' || /^(n|no|номер|id|ид|код|code|line|строка|пп|п п)$/.test(text))
    return text === '' ? undefined : null
  if (PERSON.test(text)) {
    if (EMAIL.test(text)) return 'personEmail'
    if (PHONE.test(text)) return 'personPhone'
  }
  return RULES.find(([rule]) => rule.test(text))?.[1]
}

const LOOKS: [Field, (cell: string) => boolean][] = [
  ['email', (cell) => /^[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+/.test(cell)],
  ['inn', (cell) => /^\d{10}$|^\d{12}$/.test(cell) && innProblem(cell) === null],
  ['site', (cell) => /^(https?:\/\/|www\.)\S+$|^[\w-]+\.(ru|com|net|org|рф)$/i.test(cell)],
  [
    'phone',
    (cell) =>
      /^\+?[\d\s().-]{7,20}/.test(cell) && digits(cell) >= 10 && digits(cell) <= 12 && !/^\d{4}-\d\d-\d\d/.test(cell),
  ],
]
const digits = (text: string): number => text.replaceAll(/\D/g, '').length

/** What most of the cells look like; undefined when they look like nothing special. */
function byContent(cells: string[]): Field | undefined {
  const written = cells.map((cell) => cell.trim()).filter(Boolean)
  if (written.length === 0) return undefined
  return LOOKS.find(([, looks]) => written.filter(looks).length * 10 >= written.length * 6)?.[0]
}

/** The guess for each column. `sample` holds some of the rows below the headings, `own` the team's fields in use. */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  own: readonly OwnField[] = [],
): (Target | null)[] {
  const targets = ownByHeading(headings, own)
  const known = headings.map((heading, column) => (targets[column] === null ? byHeading(heading) : null))
  const content = headings.map((_, column) => byContent(sample.map((cells) => cells[column] ?? '')))
  const guessed = known.map((field, column) => {
    if (field === undefined) return content[column]
    // "Contacts" over a column of numbers, "Tax ID" over a column of ИНН.
    if (field === 'personName' && (content[column] === 'phone' || content[column] === 'email')) return content[column]
    return field === 'taxNumber' && content[column] === 'inn' ? 'inn' : field
  })
  return settleMapping(headings, guessed).map((field, column) => targets[column] ?? field)
}

/**
 * Columns that are called exactly as a field of the team's own. Of two columns with one heading, of which one is
 * known to every team, the first is that: so an exported table comes back as it went.
 */
function ownByHeading(headings: readonly string[], own: readonly OwnField[]): (OwnTarget | null)[] {
  const plainHeadings = headings.map(plain)
  const taken = new Set<OwnTarget>()
  return plainHeadings.map((heading, column) => {
    const field = own.find((one) => heading !== '' && plain(one.name) === heading && !taken.has(ownTarget(one)))
    const standsTwice = plainHeadings.lastIndexOf(heading) > column
    if (field === undefined || (standsTwice && Boolean(byHeading(headings[column] ?? '')))) return null
    taken.add(ownTarget(field))
    return ownTarget(field)
  })
}

/** One column for what takes one; people's fields only where there are people. */
function settleMapping(headings: readonly string[], guessed: (Field | null | undefined)[]): (Field | null)[] {
  const fields = guessed.map((field) => field ?? null)
  // A table of people without companies: the people are the clients.
  if (!fields.includes('name') && !fields.includes('legalName'))
    for (const [column, field] of fields.entries()) if (field === 'personName') fields[column] = 'name'
  const people = fields.includes('personName')
  const phones = fields.filter((field) => field === 'phone').length
  const taken = new Set<Field>()
  return fields.map((field, column) => {
    const heading = plain(headings[column] ?? '')
    let settled = field
    if (!people && settled === 'personPhone') settled = 'phone'
    if (!people && settled === 'personEmail') settled = 'email'
    if (people && settled === 'phone' && phones > 1 && MOBILE.test(heading)) settled = 'personPhone'
    if (settled === null || (taken.has(settled) && !joins(settled, heading))) return null
    taken.add(settled)
    return settled
  })
}

/** Of names only the parts of a person's name belong together; two names of a company do not. */
const joins = (field: Field, heading: string): boolean =>
  TAKES_SEVERAL.has(field) && (field !== 'name' || /фамилия|имя|отчество|first|last|middle|surname/.test(heading))

/**
 * The row of headings: of the first rows the one whose cells name most fields, at least two; a table
 * may have its title and date above. Without such a row the first one, unless it holds data: then null.
 */
export function findHeadings(rows: readonly { cells: readonly string[] }[]): number | null {
  let best = { index: -1, named: 1 }
  for (const [index, { cells }] of rows.slice(0, 20).entries()) {
    const named = cells.filter(
      (cell) => cell.length < 60 && Boolean(byHeading(cell)) && byContent([cell]) === undefined,
    ).length
    if (named > best.named) best = { index, named }
  }
  if (best.index >= 0) return best.index
  return rows[0]?.cells.some((cell) => byContent([cell]) !== undefined) === true ? null : 0
}
