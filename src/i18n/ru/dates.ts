import type en from '../en/dates'

export default {
  'dates.title': 'Важные даты',
  'dates.detail':
    '{count, plural, =0 {за 30 дней ни одной} one {# за 30 дней} few {# за 30 дней} many {# за 30 дней} other {# за 30 дней}}',
  'dates.soon': 'В ближайшие 30 дней',
  'dates.soonNone': 'В ближайшие 30 дней ничего нет.',
  'dates.round': 'Круглые даты этого года',
  'dates.roundText': 'Повод для открытки, звонка или особого предложения.',
  'dates.roundNone': 'В этом году круглых дат не известно.',
  'dates.filter': 'Какие даты',
  'dates.mine': 'Мои клиенты',
  'dates.kind':
    '{kind, select, birthday {Дни рождения} firstDeal {Первые сделки} contract {Договоры} other {Другие даты}}',
  'dates.segment': 'Сегмент',
  'dates.allSegments': 'Все сегменты',
  'dates.chosenNone': 'Таких дат нет.',
  'dates.what':
    '{about, select, birthday {День рождения: {what}} firstDeal {Первая сделка} contract {Договор: {what}} other {{what}}}',
  'dates.years': '{years, plural, one {# год} few {# года} many {# лет} other {# года}}',
} satisfies Record<keyof typeof en, string>
