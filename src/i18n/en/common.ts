export default {
  'common.save': 'Save',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.add': 'Add',
  'common.remove': 'Remove',
  'common.edit': 'Edit',
  'common.undo': 'Undo',
  'common.back': 'Back',
  'common.retry': 'Try again',
  'common.search': 'Search',
  'common.more': 'More',
  'common.you': 'you',
} as const
