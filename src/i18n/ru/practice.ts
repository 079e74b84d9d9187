import type en from '../en/practice'

export default {
  'practice.do.rhythm': 'Поговорить',
  'practice.do.purchase': 'Спросить о новом заказе',
  'practice.do.volume': 'Узнать, почему берут меньше',
  'practice.do.birthday': 'Поздравить: {name}',
  'practice.do.birthdayUnnamed': 'Поздравить с днём рождения',
  'practice.do.firstDeal': 'Поблагодарить за совместную работу',
  'practice.do.contractDay': 'Поблагодарить: {what}',
  'practice.do.deal': 'Сдвинуть сделку: {what}',
  'practice.do.dealUnnamed': 'Сдвинуть сделку',
  'practice.do.delivery': 'Узнать, пришёл ли заказ',
  'practice.do.complaint': 'Ответить на жалобу: {text}',
  'practice.do.complaintUnnamed': 'Ответить на жалобу',
  'practice.do.loss': 'Спросить, почему ушли',
  'practice.do.lossDeal': 'Спросить, почему сделка не состоялась',
  'practice.do.contract': 'Продлить договор: {what}',
  'practice.do.decider': 'Выяснить, кто решает',
  'practice.do.stale': 'Проверить: {facts}',
  'practice.do.handed': 'Познакомиться',
  'practice.do.handedMany':
    '{count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}, передаёт {name}',
  'practice.do.conflict': 'Выбрать, что верно',
  'practice.do.lateEntry': 'Записывать разговоры раньше',

  'practice.why.rhythm':
    '{days, plural, one {# день} few {# дня} many {# дней} other {# дня}} без разговора, договорились: {every, plural, =1 {каждый день} one {раз в # день} few {раз в # дня} many {раз в # дней} other {раз в # дня}}',
  'practice.why.rhythmNever':
    'Ещё никто не говорил, прошло {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
  'practice.why.purchase':
    'Последний заказ {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} назад, обычно {usual, plural, =1 {каждый день} one {раз в # день} few {раз в # дня} many {раз в # дней} other {раз в # дня}}',
  'practice.why.volume': 'Обычная закупка теперь {now}, раньше {before}',
  'practice.why.birthday': 'день рождения',
  'practice.why.birthdayYears': 'исполняется {years, plural, one {# год} few {# года} many {# лет} other {# года}}',
  'practice.why.anniversary': '{years, plural, one {# год} few {# года} many {# лет} other {# года}}',
  'practice.why.day': 'памятный день',
  'practice.why.firstDeal': 'годовщина первой сделки',
  'practice.why.round': 'круглая дата',
  'practice.why.dealMonth': 'ждали: {month}',
  'practice.why.dealQuiet': '{days, plural, one {# день} few {# дня} many {# дней} other {# дня}} без движения',
  'practice.why.delivery': 'Обещали на {day}',
  'practice.why.complaint': 'Ответить до {day}',
  'practice.why.complaintLate': 'Ответа ждали до {day}',
  'practice.why.raised': 'Без вас не решить',
  'practice.why.raisedBy': 'Передаёт вам {name}: без вас не решить',
  'practice.why.loss': 'Потеряли {day}, причину не спросили',
  'practice.why.contract': 'Действует до {day}',
  'practice.why.contractEnded': 'Закончился {day}',
  'practice.why.renewal':
    '{state, select, proposed {продление предложено} agreed {продление согласовано} signed {продлён} refused {от продления отказались} other {}}',
  'practice.why.decider':
    '{meetings, plural, one {# встреча} few {# встречи} many {# встреч} other {# встречи}}, а кто решает, неизвестно',
  'practice.why.stale': 'Не проверяли дольше, чем договорились в отделе',
  'practice.why.handed': 'передаёт {name}, {day}',
  'practice.why.conflict':
    '{things, plural, one {# изменение сделали} few {# изменения сделали} many {# изменений сделали} other {# изменения сделали}} двое одновременно',
  'practice.why.lateEntry':
    'Записан через {hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}, договорились о {within}',
  'practice.why.step': 'Договорились на {day}',
  'practice.why.stepSince': 'Ждёт с {day}',
  'practice.why.knownTo': 'заказы известны по {day}',
  'practice.why.also':
    '{count, plural, one {и ещё # причина} few {и ещё # причины} many {и ещё # причин} other {и ещё # причины}}',

  'practice.fact.phones': 'телефоны',
  'practice.fact.emails': 'почту',
  'practice.fact.people': 'людей',
  'practice.fact.address': 'адрес',
  'practice.fact.legal': 'реквизиты',
  'practice.fact.likes': 'предпочтения',
  'practice.fact.competitors': 'конкурентов',
  'practice.fact.solvency': 'платёжеспособность',

  'practice.day.emptyTitle': 'Ничего не запланировано',
  'practice.day.clearTitle': 'На сегодня всё сделано',
  'practice.day.clearText': 'Ничего не забыто. До завтра!',
  'practice.day.dayDoneTitle': 'План на сегодня выполнен',
  'practice.day.dayDoneText': 'Остальное подождёт. Или сделайте сейчас, если есть время.',
  'practice.day.newHereText':
    'Запишите первого клиента и о чём договорились: следующий шаг в свой день появится здесь.',
  'practice.day.week': 'Ближайшие 7 дней',
  'practice.day.later': 'Позже',
} satisfies Record<keyof typeof en, string>
