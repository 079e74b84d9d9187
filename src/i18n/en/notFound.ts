export default {
  'notFound.title': 'There is no such page',
  'notFound.text': 'The link may be old or mistyped.',
  'notFound.home': 'Go to Today',
} as const
