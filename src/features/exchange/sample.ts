/** A sample of what can be imported: invented firms of region 00, numbers that nobody has. */
import type { OwnField } from '../../shared/team/ownFields'
import type { Field } from './fields'
import type { Sheet } from './writeFile'

const FIELDS = [
  'name',
  'city',
  'address',
  'segment',
  'tags',
  'phone',
  'email',
  'inn',
  'kpp',
  'personName',
  'personRole',
  'personPhone',
  'birthday',
  'note',
] as const satisfies Field[]

const ROWS: Record<'ru' | 'en', string[][]> = {
  ru: [
    [
      'Мебельная фабрика «Сосна»',
      'Тверь',
      'ул. Лесная, 12',
      'Мебель',
      'выставка; плита',
      '+7 000 555-01-01',
      'info@sosna.example',
      '0012345672',
      '001201001',
      'Ольга Смирнова',
      'закупщик',
      '+7 000 555-01-02',
      '14.05.1980',
      'Ждут образцы ЛДСП',
    ],
    [
      'Иван Петров',
      'Псков',
      '',
      'Частный дом',
      'дом',
      '8 000 555-01-03',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'Дом 120 м², начинают весной',
    ],
  ],
  en: [
    [
      'Pine Furniture Ltd',
      'Leeds',
      '12 Forest Road',
      'Furniture',
      'show; board',
      '+44 113 496 0101',
      'info@pine.example',
      '',
      '',
      'Olivia Smith',
      'buyer',
      '+44 113 496 0102',
      '1980-05-14',
      'Waits for board samples',
    ],
    [
      'John Carter',
      'York',
      '',
      'Private house',
      'house',
      '+44 1904 960103',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'A house of 120 m², starts in spring',
    ],
  ],
}

/** What an own field may hold, by its type; texts are the team's to write. */
function ownExample(locale: 'ru' | 'en', { type, choices }: OwnField): string {
  switch (type) {
    case 'number':
      return '120'
    case 'date':
      return locale === 'ru' ? '01.09.2026' : '2026-09-01'
    case 'yesNo':
      return locale === 'ru' ? 'да' : 'yes'
    case 'choice':
    case 'choices':
      return choices.find(({ archived }) => !archived)?.name ?? ''
    case 'link':
      return 'https://example.org'
    case 'text':
    case 'long':
      return ''
  }
}

/** `own`: the team's fields in use, each a column behind those that every team has. */
export const sampleSheet = (
  locale: 'ru' | 'en',
  name: string,
  heading: (field: Field) => string,
  own: readonly OwnField[],
): Sheet => ({
  name,
  rows: [
    [...FIELDS.map(heading), ...own.map((field) => field.name)],
    ...ROWS[locale].map((row, index) => [
      ...row,
      ...own.map((field) => (index === 0 ? ownExample(locale, field) : '')),
    ]),
  ],
})
