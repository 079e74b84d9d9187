export default {
  'sync.saved': 'All saved on the server',
  'sync.savedHere': 'Saved on this device',
  'sync.unsent': '{count, plural, one {# change not sent yet} other {# changes not sent yet}}',
  'sync.offlineSince': 'Offline since {time}',
  'sync.connecting': 'Connecting',
  'sync.signIn': 'Sign in again to send',
  'sync.update': 'Update the app to send',
  'sync.pulling': '{sent, number} of {total, plural, one {# client} other {# clients}}',
  'sync.waiting': '{days, plural, one {Not sent for # day} other {Not sent for # days}}',
  'sync.attention': 'Something needs your attention',
  'sync.notSaved': 'Not saved on this device',

  'sync.refusedMark': '{count, plural, one {# change was not accepted} other {# changes were not accepted}}',
  'sync.failure.full': 'There is no space left on this device: what you typed is not saved.',
  'sync.failure.closed': 'The storage of this device was closed: what you typed is not saved.',
  'sync.failure.failed': 'Writing to this device failed: what you typed is not saved.',
  'sync.failure.do.full':
    'Keep this tab open, free some space, and it will be saved by itself. To be safe, download your work.',
  'sync.failure.do.closed': 'Keep this tab open and download your work, then reload the app.',
  'sync.failure.do.failed': 'Keep this tab open: we keep trying. To be safe, download your work.',
  'sync.failure.download': 'Download unsaved work',
} as const
