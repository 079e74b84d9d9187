export default {
  'problems.title': 'Worth your attention',
  'problems.unsent':
    '{days, plural, one {Some of your work has been waiting here for # day.} other {Some of your work has been waiting here for # days.}} It is on this device only. Connect to the internet for a minute and it will be sent by itself; until then a copy is a good idea.',
  'problems.temporary':
    'This looks like a private window: when you close it, the browser deletes everything that was not sent. Open Kartoteka in an ordinary window.',
  'problems.room':
    'Only {free} left for this app on the device. Soon there may be no room for new work: delete photos, videos or apps you do not need.',
  'problems.roomTaken': 'Clients, notes and files take {data}, the app itself {app}.',
  'problems.clock':
    'The clock of this device shows {here}, the server’s {server}. Nothing is lost, but the times in the history come out wrong. Turn on automatic time in the settings of the device.',
} as const
