import type en from '../en/handover'

export default {
  'handover.title': 'Передачи',
  'handover.handOver':
    '{count, plural, one {Передать # клиента} few {Передать # клиентов} many {Передать # клиентов} other {Передать # клиента}}',
  'handover.to': 'Кому',
  'handover.choose': 'Выберите сотрудника',
  'handover.taker':
    '{name}, {count, plural, =0 {пока без клиентов} one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}',
  'handover.note': 'Записка коллеге',
  'handover.noteHint': 'Что узнать первым: договорённости, люди, где быть осторожнее.',
  'handover.consequence': 'Коллега получит всю историю и заметки. Из вашего списка эти клиенты уйдут.',
  'handover.consequenceHead': 'Новый ответственный получит всю историю и заметки.',
  'handover.confirm': 'Передать',
  'handover.sending': 'Отправляем то, что ещё не отправлено…',
  'handover.working': 'Передаём…',
  'handover.unsent':
    'По этим клиентам ещё не {count, plural, one {отправлено # изменение} few {отправлены # изменения} many {отправлено # изменений} other {отправлено # изменения}}. Сначала уйдут они, потом состоится передача.',
  'handover.unsentOffline':
    'По этим клиентам ещё не {count, plural, one {отправлено # изменение} few {отправлены # изменения} many {отправлено # изменений} other {отправлено # изменения}}. Они уйдут первыми, как только появится сеть.',
  'handover.needsNetwork':
    'Для передачи нужна сеть. Ваш выбор и записка останутся здесь: повторите, когда будете в сети.',
  'handover.done':
    '{count, plural, one {# клиент передан} few {# клиента переданы} many {# клиентов передано} other {# клиента передано}}: теперь отвечает {name}',
  'handover.backNote': 'Передали по ошибке: всё как было.',
  'handover.backDone': 'Передача отменена: клиенты у прежних ответственных',
  'handover.backFailed': 'Отменить передачу не получилось. Когда будет сеть, передайте клиентов обратно.',
  'handover.nobody': 'Пока некому передать. Пригласите сотрудника в разделе «Отдел».',
  'handover.error.noAccess': 'Эти клиенты уже не ваши, передать их нельзя.',
  'handover.error.sameOwner': 'За одного из этих клиентов коллега уже отвечает. Выберите ещё раз.',
  'handover.error.memberDisabled': 'Этот сотрудник больше не работает. Выберите другого.',
  'handover.error.signIn': 'Сеанс закончился. Войдите снова; всё написанное останется здесь.',
  'handover.error.other': 'Сервер сейчас не смог. Никто не передан: попробуйте ещё раз.',
  'handover.waiting': 'Ждёт вашего решения',
  'handover.waitingHint': 'Это другие написали о ваших клиентах. Откройте клиента, чтобы принять или отклонить.',
  'handover.waitingFrom':
    '{count, plural, one {# дополнение} few {# дополнения} many {# дополнений} other {# дополнения}}: {names}',
  'handover.incoming': 'Передано мне',
  'handover.outgoing': 'Передано мной',
  'handover.everybody': 'Между коллегами',
  'handover.route': '{from} → {to}',
  'handover.by': 'оформлено: {name}',
  'handover.clients': '{count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}',
  'handover.showAll': 'Показать всех ({count})',
  'handover.gone': 'уже не в вашем списке',
  'handover.emptyTitle': 'Передач ещё не было',
  'handover.emptyText': 'Когда клиенты переходят от одного сотрудника к другому, здесь остаются записка и дата.',
  'handover.asOf': 'По состоянию на {time}. Свежий список появится, когда сервер станет доступен.',
  'handover.offlineTitle': 'Чтобы увидеть список передач, нужна сеть',
  'handover.offlineText': 'Сами клиенты со всей историей на этом устройстве.',
  'handover.failedTitle': 'Список не пришёл',
  'handover.failedText': 'Сервер ответил не так, как должен. Попробуйте через минуту.',
  'handover.chosenSome':
    '{skipped, plural, one {# выбранный клиент не ваш, он останется} few {# выбранных клиента не ваши, они останутся} many {# выбранных клиентов не ваши, они останутся} other {# выбранного клиента не ваши, они останутся}}.',
  'handover.chosenNone': 'Это не ваши клиенты, передать их нельзя. Попросите ответственного или руководителя.',
} satisfies Record<keyof typeof en, string>
