/** Clients of colleagues: what may be known of them, and what is written for them. */
export default {
  'directory.title': 'Clients of colleagues',
  'directory.owner': 'Client of {owner}',
  'directory.noOwner': 'Client of a colleague',
  'directory.talked': 'talked on {day}',
  'directory.never': 'no conversation yet',
  'directory.known': '{count, plural, one {Probably a colleague’s client} other {Probably clients of colleagues}}',
  'directory.by':
    '{by, select, inn {the same tax number} phone {the same phone} email {the same e-mail} other {the same name}}{sure, select, yes {, confirmed} other {}}',
  'directory.write': 'Write for the colleague',
  'directory.send': 'Send to the colleague',
  'directory.sent': 'Written down. {owner} reads it and decides',
  'directory.failed': 'It could not be stored. What you wrote is still here.',
  'directory.explain':
    'You cannot open this client. What you learned at a stand is still welcome: {owner} reads it and takes over what is right.',
  'directory.mode': 'What managers know of each other’s clients',
  'directory.mode.why':
    'At a show two managers should not court one client. Without access they see only a name, a city, who is responsible and the day of the last conversation; phones and e-mails are compared without being shown.',
  'directory.mode.open': 'They see whose client it is',
  'directory.mode.openHint': 'And can write something for the colleague, who accepts or declines it.',
  'directory.mode.closed': 'They see nothing',
  'directory.mode.closedHint': 'What devices know of the clients of others is removed from them.',
  'directory.mode.everyone': 'Everybody may read everything',
  'directory.mode.everyoneHint': 'All clients with their history and notes, read-only.',
  'directory.mode.saved': 'Saved. Devices follow within seconds',
  'directory.mode.offline': 'This needs a network: the rule is kept on the server.',
  'directory.mode.onlyHead': 'A head decides this.',
  'directory.import':
    '{count, plural, one {# row is probably a colleague’s client} other {# rows are probably clients of colleagues}}',
  'directory.importHint': 'Ask the colleague before you import them: now they would become new clients of yours.',
  'directory.importRow': 'Row {line}: {name}',
} as const
