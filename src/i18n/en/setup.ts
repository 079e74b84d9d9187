export default {
  'setup.title': 'Six questions',
} as const
