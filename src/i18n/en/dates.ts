export default {
  'dates.title': 'Dates to remember',
  'dates.detail': '{count, plural, =0 {none in 30 days} one {# in 30 days} other {# in 30 days}}',
  'dates.soon': 'In the next 30 days',
  'dates.soonNone': 'Nothing in the next 30 days.',
  'dates.round': 'Round anniversaries this year',
  'dates.roundText': 'An occasion for a card, a call or an offer of their own.',
  'dates.roundNone': 'No round anniversary is known this year.',
  'dates.filter': 'Which dates',
  'dates.mine': 'My clients',
  'dates.kind': '{kind, select, birthday {Birthdays} firstDeal {First deals} contract {Contracts} other {Other days}}',
  'dates.segment': 'Segment',
  'dates.allSegments': 'All segments',
  'dates.chosenNone': 'No such dates.',
  'dates.what':
    '{about, select, birthday {Birthday: {what}} firstDeal {First deal} contract {Contract: {what}} other {{what}}}',
  'dates.years': '{years, plural, one {# year} other {# years}}',
} as const
