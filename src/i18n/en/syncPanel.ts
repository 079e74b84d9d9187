/** What the panel behind the sync mark says; the mark itself comes first (sync.ts). */
export default {
  'sync.title': 'Saving and sending',
  'sync.why.saved': 'Everything you did here has reached the server, and your colleagues can see it.',
  'sync.taken':
    'Your browser cleared what this app had stored on this device. Everything that is on the server comes back by itself as soon as there is a connection.',
  'sync.takenUnsent':
    '{count, plural, one {# change that had not been sent yet is lost.} other {# changes that had not been sent yet are lost.}}',
  'sync.why.saving': 'What you typed is on its way to this device’s storage. It takes a moment.',
  'sync.why.unsent':
    'Your changes are saved on this device and will be sent by themselves. You may close the app; nothing is lost.',
  'sync.why.waiting': 'Your changes are safe on this device, but nobody else can see them yet.',
  'sync.why.offline':
    'There is no connection to the server. Go on working: everything is saved on this device and will be sent by itself once the network is back.',
  'sync.why.connecting': 'Looking for the server. Everything you do is saved on this device meanwhile.',
  'sync.why.signIn':
    'Your session has ended. You can go on working, everything is saved on this device. Sign in again to send it and to see what colleagues did.',
  'sync.why.leaving':
    'The head has ended your access. What you did here and had not sent is handed in now; then the clients are removed from this device. Keep the app open for a moment.',
  'sync.why.serverOlder':
    'The server runs an older version than this app. What you do is stored on this device and handed over as far as the server can read it; the rest goes once the administrator has updated the server.',
  'sync.why.update':
    'This version is too old to talk to the server. Your work is saved on this device and will be sent after the update.',
  'sync.why.pulling': 'Your clients are coming to this device. You can already work with those that are here.',

  'sync.tryNow': 'Try now',
  'sync.signInButton': 'Sign in',
  'sync.updateButton': 'Update the app',
  'sync.unsentTitle': 'Not sent yet',
  'sync.changes': '{count, plural, one {# change} other {# changes}}',
  'sync.unsentDownload': 'Download a copy',
  'sync.unnamed': 'Client without a name',

  'sync.refusedTitle': 'Not accepted by the server',
  'sync.refusedText':
    'These changes could not be stored. They are kept here for you: download them, so that nothing is lost, then clear the shelf.',
  'sync.refusedNotes': 'Text in the notes',
  'sync.refusedDownload': 'Download',
  'sync.refusedClear': 'Clear the shelf',
  'sync.refusedClearTitle': 'Clear the shelf?',
  'sync.refusedClearText': 'The changes on it are removed from this device for good.',
  'sync.refused.malformed': 'Damaged or too large.',
  'sync.refused.unknownProfile': 'There is no such client, or you may not see it any more.',
  'sync.refused.readOnly': 'You may read this client, but not change it.',
  'sync.refused.idTaken': 'The server already has another change under this number.',
  'sync.refused.deviceCloned': 'This device was copied from another one.',
  'sync.refused.forgedClient': 'The text was signed with another device’s number.',
  'sync.refused.ledgerWrite': 'The text touched the history, which only the server writes.',
  'sync.refused.notesSchema': 'The text holds something this version of the notes does not allow.',
  'sync.refused.erased': 'This client was erased for good.',

  'sync.notPersisted':
    'The browser has not promised to keep the data of this app: when the device runs out of space, it may delete it. What is sent is safe on the server.',
  'sync.keep': 'Ask the browser to keep it',
  'sync.kept': 'The browser will keep the data',
  'sync.notKept': 'The browser did not agree. Installing the app usually helps.',
} as const
