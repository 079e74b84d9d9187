export default {
  'update.text': 'A newer version is ready. Updating takes a second; nothing is lost.',
  'update.now': 'Update',
  'update.later': 'Later',
} as const
