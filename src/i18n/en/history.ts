export default {
  'history.fact.name':
    '{how, select, set {Name: “{now}”} changed {Name: was “{was}”, now “{now}”} other {Name removed, was “{was}”}}',
  'history.fact.kind':
    '{how, select, set {Kind of client: {now}} changed {Kind of client: was {was}, now {now}} other {Kind of client removed, was {was}}}',
  'history.fact.city':
    '{how, select, set {City: “{now}”} changed {City: was “{was}”, now “{now}”} other {City removed, was “{was}”}}',
  'history.fact.address':
    '{how, select, set {Address: “{now}”} changed {Address: was “{was}”, now “{now}”} other {Address removed, was “{was}”}}',
  'history.fact.segment':
    '{how, select, set {Segment: “{now}”} changed {Segment: was “{was}”, now “{now}”} other {Segment removed, was “{was}”}}',
  'history.fact.source':
    '{how, select, set {Source: “{now}”} changed {Source: was “{was}”, now “{now}”} other {Source removed, was “{was}”}}',
  'history.fact.site':
    '{how, select, set {Site: {now}} changed {Site: was {was}, now {now}} other {Site removed, was {was}}}',
  'history.fact.about':
    '{how, select, set {About the client: “{now}”} changed {About the client: was “{was}”, now “{now}”} other {About the client removed, was “{was}”}}',
  'history.fact.phone':
    '{how, select, set {Company phone: {now}} changed {Company phone: was {was}, now {now}} other {Company phone removed, was {was}}}',
  'history.fact.email':
    '{how, select, set {Company e-mail: {now}} changed {Company e-mail: was {was}, now {now}} other {Company e-mail removed, was {was}}}',
  'history.fact.legalName':
    '{how, select, set {{legal}, name: “{now}”} changed {{legal}, name: was “{was}”, now “{now}”} other {{legal}, name removed, was “{was}”}}',
  'history.fact.inn':
    '{how, select, set {{legal}, ИНН: {now}} changed {{legal}, ИНН: was {was}, now {now}} other {{legal}, ИНН removed, was {was}}}',
  'history.fact.kpp':
    '{how, select, set {{legal}, КПП: {now}} changed {{legal}, КПП: was {was}, now {now}} other {{legal}, КПП removed, was {was}}}',
  'history.fact.country':
    '{how, select, set {{legal}, country: {now}} changed {{legal}, country: was {was}, now {now}} other {{legal}, country removed, was {was}}}',
  'history.fact.taxNumber':
    '{how, select, set {{legal}, tax number: {now}} changed {{legal}, tax number: was {was}, now {now}} other {{legal}, tax number removed, was {was}}}',
  'history.fact.registrationNumber':
    '{how, select, set {{legal}, registration number: {now}} changed {{legal}, registration number: was {was}, now {now}} other {{legal}, registration number removed, was {was}}}',
  'history.fact.role':
    '{how, select, set {Role of {person}: “{now}”} changed {Role of {person}: was “{was}”, now “{now}”} other {Role of {person}: removed, was “{was}”}}',
  'history.fact.decides':
    '{how, select, set {Does {person} decide: {now}} changed {Does {person} decide: was {was}, now {now}} other {Does {person} decide: removed, was {was}}}',
  'history.fact.birthday':
    '{how, select, set {Birthday of {person}: {now}} changed {Birthday of {person}: was {was}, now {now}} other {Birthday of {person}: removed, was {was}}}',
  'history.fact.personAbout':
    '{how, select, set {About {person}: “{now}”} changed {About {person}: was “{was}”, now “{now}”} other {About {person}: removed, was “{was}”}}',
  'history.fact.telegram':
    '{how, select, set {Telegram of {person}: {now}} changed {Telegram of {person}: was {was}, now {now}} other {Telegram of {person}: removed, was {was}}}',
  'history.fact.whatsapp':
    '{how, select, set {WhatsApp of {person}: {now}} changed {WhatsApp of {person}: was {was}, now {now}} other {WhatsApp of {person}: removed, was {was}}}',
  'history.fact.personPhone':
    '{how, select, set {Phone of {person}: {now}} changed {Phone of {person}: was {was}, now {now}} other {Phone of {person}: removed, was {was}}}',
  'history.fact.personEmail':
    '{how, select, set {E-mail of {person}: {now}} changed {E-mail of {person}: was {was}, now {now}} other {E-mail of {person}: removed, was {was}}}',
  'history.fact.network':
    '{how, select, set {Network of {person}: {now}} changed {Network of {person}: was {was}, now {now}} other {Network of {person}: removed, was {was}}}',
  'history.fact.own':
    '{how, select, set {{field}: {now}} changed {{field}: {was} → {now}} other {{field}: removed, was {was}}}',
  'history.fact.ownChoice':
    '{how, select, set {{field}: {choice} added} changed {{field}: {choice} confirmed} other {{field}: {choice} removed}}',
  'history.fact.file':
    '{how, select, set {File added: {now}} changed {File “{was}” is now “{now}”} other {File taken away: {was}}}',
  'history.fact.lost':
    '{how, select, back {Text that had lost its place was put back into the notes} gone {Text that had lost its place was left out of the notes} other {Text that had lost its place is offered again}}',
  'history.fact.tag':
    '{how, select, set {Tag “{now}” added} changed {Tag “{was}” spelled “{now}”} other {Tag “{was}” removed}}',
  'history.fact.legal': '{how, select, set {Legal entity added: {legal}} other {Legal entity removed: {legal}}}',
  'history.fact.person': '{how, select, set {Person added: {person}} other {Person removed: {person}}}',
  'history.fact.personName':
    '{how, select, set {Name of a person: {now}} changed {{was} is now called {now}} other {Name of a person removed, was {was}}}',
  'history.fact.movedTo':
    '{how, select, set {{person} moved to {now}} changed {{person} moved to {now}, not to {was}} other {{person} did not move to {was} after all}}',
  'history.fact.cameFrom':
    '{how, select, set {{person} came from {now}} changed {{person} came from {now}, not from {was}} other {{person}: where from is removed, was {was}}}',
  'history.fact.stepDone':
    '{how, select, set {Next step done: {step}} changed {Next step done: {step}} other {Next step open again: {step}}}',
  'history.fact.stepOn':
    '{how, select, set {Next step “{step}” moved to {now}} changed {Next step “{step}” moved from {was} to {now}} other {Next step “{step}” is back on its first day}}',
  'history.fact.stepWho':
    '{how, select, set {Next step “{step}” given to {now}} changed {Next step “{step}”: was with {was}, now with {now}} other {Next step “{step}” is back with its first colleague}}',
  'history.fact.stepAt':
    '{how, select, set {Next step “{step}”: at {now}} changed {Next step “{step}”: at {now}, not at {was}} other {Next step “{step}”: no hour any more, was {was}}}',
  'history.fact.temperament':
    '{how, select, set {Temperament of {person}: {now}} changed {Temperament of {person}: was {was}, now {now}} other {Temperament of {person}: removed, was {was}}}',
  'history.fact.speaks':
    '{how, select, set {What to talk about with {person}: {now}} changed {What to talk about with {person}: was {was}, now {now}} other {What to talk about with {person}: removed, was {was}}}',
  'history.fact.argument':
    '{how, select, set {What convinces {person}: “{now}”} changed {What convinces {person}: was “{was}”, now “{now}”} other {What convinces {person}: removed, was “{was}”}}',
  'history.fact.todo':
    '{how, select, set {{promise, select, yes {Promise to the client: {now}} other {Step added: {now}}}} changed {{promise, select, yes {Promise to the client: was {was}, now {now}} other {Step: was {was}, now {now}}}} other {Step removed: {was}}}',
  'history.fact.stepDid':
    '{how, select, set {“{step}” done on {now}, next time by its repeat} changed {“{step}” done on {now}, before that on {was}} other {“{step}”: not done on {was} after all}}',
  'history.fact.like':
    '{how, select, set {Likes and habits: {now}} changed {Likes and habits: was {was}, now {now}} other {Likes and habits: removed, was {was}}}',
  'history.fact.competitor':
    '{how, select, set {About a competitor: {now}} changed {About a competitor: was {was}, now {now}} other {About a competitor: removed, was {was}}}',
  'history.fact.switching':
    '{how, select, set {What they would lose by leaving: “{now}”} changed {What they would lose by leaving: was “{was}”, now “{now}”} other {What they would lose by leaving: removed, was “{was}”}}',
  'history.fact.solvency':
    '{how, select, set {Creditworthiness: {now}} changed {Creditworthiness: was {was}, now {now}} other {Creditworthiness: removed, was {was}}}',
  'history.fact.contract':
    '{how, select, set {Contract: {now}} changed {Contract: was {was}, now {now}} other {Contract removed: {was}}}',
  'history.fact.renewal':
    '{how, select, set {Renewal of “{thing}”: {now}} changed {Renewal of “{thing}”: was {was}, now {now}} other {Renewal of “{thing}”: removed, was {was}}}',
  'history.fact.rhythm':
    '{how, select, set {Agreed with this client: talk {now}} changed {Agreed with this client: talk {now}, it was {was}} other {No interval of its own any more, it was {was}}}',
  'history.fact.deal':
    '{how, select, set {Deal opened: {thing}} changed {Deal opened: {thing}} other {Deal removed: {thing}}}',
  'history.fact.dealWhat':
    '{how, select, set {Deal: “{now}”} changed {Deal “{was}” is now “{now}”} other {The deal has no name any more, it was “{was}”}}',
  'history.fact.dealMoney':
    '{how, select, set {“{thing}”, amount: {now}} changed {“{thing}”, amount: was {was}, now {now}} other {“{thing}”, amount: removed, was {was}}}',
  'history.fact.dealMonth':
    '{how, select, set {“{thing}”, expected: {now}} changed {“{thing}”, expected: was {was}, now {now}} other {“{thing}”, expected: removed, was {was}}}',
  'history.fact.dealStage':
    '{how, select, set {“{thing}”, stage: {now}} changed {“{thing}”, stage: {was} → {now}} other {“{thing}”, no stage any more, it was {was}}}',
  'history.fact.dealPerson':
    '{how, select, set {“{thing}”, who answers for it there: {now}} changed {“{thing}”, who answers for it there: was {was}, now {now}} other {“{thing}”, who answers for it there: removed, was {was}}}',
  'history.fact.dealOutcome':
    '{how, select, set {“{thing}”: {now}} changed {“{thing}”: {now}, before: {was}} other {“{thing}” is open again, it was {was}}}',
  'history.fact.orderNumber':
    '{how, select, set {{thing}, number: {now}} changed {{thing}, number: was {was}, now {now}} other {{thing}, number: removed, was {was}}}',
  'history.fact.orderLine':
    '{how, select, set {{thing}, product line: {now}} changed {{thing}, product line: was {was}, now {now}} other {{thing}, product line: removed, was {was}}}',
  'history.fact.orderLines':
    '{how, select, set {{thing}, items: {now}} changed {{thing}, items: was {was}, now {now}} other {{thing}, items: removed, was {was}}}',
  'history.fact.orderDelivery':
    '{how, select, set {{thing}, delivery: {now}} changed {{thing}, delivery: was {was}, now {now}} other {{thing}, delivery: removed, was {was}}}',
  'history.fact.orderDeal':
    '{how, select, set {{thing}, deal: {now}} changed {{thing}, deal: was {was}, now {now}} other {{thing}, deal: removed, was {was}}}',
  'history.fact.ordersKnown':
    '{how, select, set {Orders known to {now}} changed {Orders known to {now}, before that to {was}} other {It is no longer said up to which day orders are known, it was {was}}}',
  'history.fact.loss':
    '{how, select, set {Loss: {now}} changed {Loss: was {was}, now {now}} other {No loss after all: {was}}}',
  'history.fact.lossGiven':
    '{how, select, set {Reason they gave: {now}} changed {Reason they gave: was {was}, now {now}} other {Reason they gave: removed, was {was}}}',
  'history.fact.lossLearned':
    '{how, select, set {True reason, learned later: {now}} changed {True reason, learned later: was {was}, now {now}} other {True reason, learned later: removed, was {was}}}',
  'history.fact.lossProduct':
    '{how, select, set {What was wrong with the product: “{now}”} changed {What was wrong with the product: was “{was}”, now “{now}”} other {What was wrong with the product: removed, was “{was}”}}',
  'history.fact.lossStaff':
    '{how, select, set {What was wrong with our people: “{now}”} changed {What was wrong with our people: was “{was}”, now “{now}”} other {What was wrong with our people: removed, was “{was}”}}',
  'history.fact.lossSale':
    '{how, select, set {What annoyed them at the sale: “{now}”} changed {What annoyed them at the sale: was “{was}”, now “{now}”} other {What annoyed them at the sale: removed, was “{was}”}}',
  'history.fact.lossTerms':
    '{how, select, set {Can terms bring them back: {now}} changed {Can terms bring them back: was {was}, now {now}} other {Can terms bring them back: removed, was {was}}}',
  'history.fact.lossBack':
    '{how, select, set {Came back on {now}} changed {Came back on {now}, not on {was}} other {Did not come back after all, it said {was}}}',
  'history.fact.complaintOwner':
    '{how, select, set {{thing}: with {now}} changed {{thing}: was with {was}, now with {now}} other {{thing}: nobody has it any more, it was {was}}}',
  'history.fact.complaintDue':
    '{how, select, set {{thing}, due: {now}} changed {{thing}, due: was {was}, now {now}} other {{thing}, due: removed, was {was}}}',
  'history.fact.complaintDecision':
    '{how, select, set {{thing}, decision: “{now}”} changed {{thing}, decision: was “{was}”, now “{now}”} other {{thing}, decision: removed, was “{was}”}}',
  'history.fact.complaintAnswer':
    '{how, select, set {{thing}, answered: {now}} changed {{thing}, answer: was {was}, now {now}} other {{thing} is open again, the answer was {was}}}',
  'history.fact.complaintRaised':
    '{how, select, set {{thing}, passed up to the head: {now}} changed {{thing}, passed up to the head: {now}, before: {was}} other {{thing}: taken back from the head, it was {was}}}',
  'history.fact.failure':
    '{how, select, set {A failure of ours: {now}} changed {A failure of ours: was {was}, now {now}} other {A failure of ours: removed, was {was}}}',
  'history.fact.madeGood':
    '{how, select, set {“{thing}”, how it was made good: “{now}”} changed {“{thing}”, how it was made good: was “{was}”, now “{now}”} other {“{thing}”, how it was made good: removed, was “{was}”}}',
  'history.fact.wish':
    '{how, select, set {Wish: {now}} changed {Wish: was {was}, now {now}} other {Wish removed: {was}}}',
  'history.fact.date':
    '{how, select, set {Date to remember: {now}} changed {Date to remember: was {was}, now {now}} other {Date removed: {was}}}',
  'history.fact.broughtBy':
    '{how, select, set {Brought to us by: {now}} changed {Brought to us by: was {was}, now {now}} other {Brought to us by: removed, was {was}}}',
  'history.fact.thanks':
    '{how, select, set {Thanked: {now}} changed {Thanks: was {was}, now {now}} other {Thanks removed: {was}}}',
  'history.fact.aside':
    '{how, select, set {Reminder “{thing}”: {now}} changed {Reminder “{thing}”: {now}, before: {was}} other {Reminder “{thing}” is shown again, it was {was}}}',
  'history.fact.desk':
    '{how, select, set {A desk for what belongs to no client} changed {A desk for what belongs to no client} other {This desk is put away}}',
  'history.value.temperament':
    '{value, select, autonomous {autonomous} friendly {friendly} expansive {expansive} hesitant {hesitant} other {{value}}}',
  'history.value.speaks': '{value, select, business {money and time} technical {how it works} other {{value}}}',
  'history.value.way': '{value, select, call {a call} meeting {a meeting} other {{value}}}',
  'history.value.promise': 'we promised',
  'history.value.repeat':
    '{every, select, day {{times, plural, =1 {every day} other {every # days}}} week {{times, plural, =1 {every week} other {every # weeks}}} month {{times, plural, =1 {every month} other {every # months}}} other {{times, plural, =1 {every year} other {every # years}}}}',
  'history.value.like':
    '{value, select, preference {preference} habit {habit} hobby {hobby} family {family} other {{value}}}',
  'history.value.solvency': '{value, select, good {sound} limited {limited} poor {poor} other {{value}}}',
  'history.value.contract': '“{what}”, from {from} to {until}',
  'history.value.contractOpen': '“{what}”, from {from}, no end',
  'history.value.renewal':
    '{value, select, proposed {proposed on {day}} agreed {agreed on {day}} signed {signed on {day}} refused {refused on {day}} other {{day}}}',
  'history.value.rhythm': '{days, plural, =1 {every day} other {every # days}}',
  'history.value.outcome': '{value, select, won {won on {day}} lost {lost on {day}} other {{day}}}',
  'history.value.delivery':
    '{value, select, planned {planned for {day}} sent {sent on {day}} delivered {delivered on {day}} cancelled {cancelled on {day}} other {{day}}}',
  'history.value.lossClient': 'the client, {day}',
  'history.value.lossDeal': 'deal “{deal}”, {day}',
  'history.value.reason':
    '{value, select, price {price} quality {quality} delivery {delivery times} competitor {went to a competitor} attention {too little attention} rudeness {rudeness or personal dislike} noNeed {no need any more} closed {closed down} other {another reason}}',
  'history.value.terms': '{value, select, yes {yes} no {no} other {not known}}',
  'history.value.brought': '{value, select, vouches {vouches for them} pays {pays for them} other {brought them}}',
  'history.value.done': 'done, quiet until {day}',
  'history.value.putOff': 'put off until {day}',
  'history.value.passedOn': 'passed on: {member}',
  'history.thing.order': 'Order of {day}',
  'history.thing.complaint': 'Complaint of {day}',
  'history.unnamedDeal': 'deal without a name',
  'history.unnamedOrder': 'Order',
  'history.unnamedComplaint': 'Complaint',
  'history.unnamedContract': 'contract',
  'history.unnamedFailure': 'failure',
  'history.unknownStage': 'unknown stage',
  'history.reminder':
    '{about, select, rhythm {not talked for long} purchase {time to order} volume {they buy less} decider {nobody who decides is known} stale {facts have grown old} firstDeal {anniversary of the first deal} handed {handed to me} conflict {two versions side by side} other {reminder}}',
  'history.entry.added':
    '{type, select, call {Call added} meeting {Meeting added} message {Message added} order {Order added} complaint {Complaint added} promise {Promise added} other {Note added}}',
  'history.entry.changed':
    '{type, select, call {Call changed} meeting {Meeting changed} message {Message changed} order {Order changed} complaint {Complaint changed} promise {Promise changed} other {Note changed}}',
  'history.entry.withdrawn':
    '{type, select, call {Call withdrawn} meeting {Meeting withdrawn} message {Message withdrawn} order {Order withdrawn} complaint {Complaint withdrawn} promise {Promise withdrawn} other {Note withdrawn}}',
  'history.entry.back':
    '{type, select, call {Call put back} meeting {Meeting put back} message {Message put back} order {Order put back} complaint {Complaint put back} promise {Promise put back} other {Note put back}}',
  'history.entry.gone': 'An entry withdrawn',
  'history.created': 'Client created',
  'history.handover': 'Handed over from {from} to {to}',
  'history.handoverNote': '“{note}”',
  'history.burst':
    'Notes edited by {member}, {characters, plural, =0 {text removed} one {# character} other {# characters}}',
  'history.notesEdit':
    '{how, select, added {Wrote in the notes} removed {Took text out of the notes} changed {Changed the notes} other {Rearranged the notes}}',
  'history.lateAccepted': '{known, select, yes {Accepted what {member} wrote} other {Accepted what a colleague wrote}}',
  'history.lateDeclined': '{known, select, yes {Declined what {member} wrote} other {Declined what a colleague wrote}}',
  'history.notesSchema': 'The notes can now hold mentions and pictures',
  'history.what': 'What to show',
  'history.sort.all': 'All',
  'history.sort.talks': 'Talks',
  'history.sort.facts': 'Facts',
  'history.sort.people': 'People',
  'history.sort.orders': 'Orders',
  'history.sort.notes': 'Notes',
  'history.sort.handovers': 'Handovers',
  'history.moreFilters': 'By field and colleague',
  'history.search': 'Find in the history',
  'history.unknown': 'Made by a newer version of Kartoteka',
  'history.someone': 'somebody',
  'history.unnamedPerson': 'Unnamed person',
  'history.unnamedLegal': 'Legal entity',
  'history.unnamedClient': 'a client you cannot open',
  'history.unknownField': 'A field of the team',
  'history.unnamedStep': 'a next step',
  'history.settled': 'Settles a disagreement',
  'history.notSent': 'not sent yet',
  'history.arrivedLater': 'arrived {when}',
  'history.onDevice': 'on {device}',
  'history.past.show': 'As it was on a day',
  'history.past.as': 'As it was on {day}',
  'history.past.today': 'As it is today',
  'history.past.only': 'Read only. Notes are not shown.',
  'history.past.day': 'Day',
  'history.past.back': 'Back to now',
  'history.past.notYet': 'This client was not here yet',
  'history.past.notYetText': 'Choose a later day.',
  'history.was': 'Was',
  'history.now': 'Now',
  'history.owners': 'Responsible',
  'history.ownerNow': '{name}, since {since}',
  'history.ownerThen': '{name}, {since} – {until}',
  'history.filterField': 'Field',
  'history.filterMember': 'Who',
  'history.all': 'Everything',
  'history.everyone': 'Everybody',
  'history.field.client': 'About the client',
  'history.field.tags': 'Tags',
  'history.field.contacts': 'Phones and e-mails',
  'history.field.legal': 'Legal entities',
  'history.field.entries': 'Entries',
  'history.field.deals': 'Deals and orders',
  'history.field.trouble': 'Losses and complaints',
  'history.field.steps': 'Next steps',
  'history.field.own': 'Fields of the team',
  'history.field.files': 'Files',
  'history.field.notes': 'Notes',
  'history.field.owners': 'Responsible',
  'history.field.people': 'People',
  'history.field.other': 'Other',
  'history.count': '{count, plural, one {# change} other {# changes}}',
  'history.empty': 'No changes yet',
  'history.emptyHint': 'Everything written about this client shows up here, with who wrote it and when.',
  'history.nothingFound': 'Nothing matches this filter',
  'history.clearFilter': 'Show everything',
  'history.late.title': 'Added after handover',
  'history.late.hint':
    'This was written on a device that had not yet heard of the handover. Nothing of it has been applied: read it and accept what is right.',
  'history.late.head': '{member}: written {made}, arrived {arrived}',
  'history.late.passage': 'Text for the notes',
  'history.late.around': 'It stood in this paragraph: “{context}”',
  'history.lateReopened':
    '{known, select, yes {Waits for a decision again: written by {member}} other {Waits for a decision again}}',
  'history.lateVoid': 'This decision came too late: a colleague had decided already',
  'history.late.titleColleague': 'Written by colleagues',
  'history.late.hintColleague':
    'Colleagues learned something about this client. Nothing of it has been applied: read it and accept what is right.',
  'history.late.accept': 'Accept',
  'history.late.decline': 'Decline',
  'history.late.acceptAll': 'Accept all',
  'history.late.declineAll': 'Decline all',
  'history.late.acceptOne': 'Accept: {what}',
  'history.late.declineOne': 'Decline: {what}',
  'history.late.takeOver': 'Put into the notes',
  'history.late.accepted': 'Accepted, author: {member}',
  'history.late.declined': 'Declined, kept in the history',
  'history.late.takenOver': 'In the notes, author: {member}',
  'history.late.stands': 'Now: {what} ({member}, {when})',
  'history.late.both': 'Once accepted, both stand side by side until one is chosen.',
  'history.late.noteHead': '{member}, {when}:',
  'history.late.copy': 'Copy text',
} as const
