import type en from '../en/orders'

export default {
  'orders.number': 'Номер',
  'orders.numbered': '№ {number}',
  'orders.import': 'Импорт заказов',
  'orders.line': 'Товарная группа',
  'orders.deal': 'Сделка',
  'orders.ofDeal': 'Сделка: {what}',
  'orders.noDeal': 'Без сделки',
  'orders.problem.long': 'Не длиннее 500 знаков.',
  'orders.below.stop':
    'Порог закупки — {least}. Повторный заказ меньше этой суммы не принимаем: так решил руководитель.',
  'orders.below.warn': 'Это меньше порога закупки ({least}). Если так и надо, сохраните ещё раз.',
  'orders.below.anyway': 'Всё равно сохранить',
  'orders.below.mark': 'меньше {least}',
  'orders.lines': '{count, plural, one {# позиция} few {# позиции} many {# позиций} other {# позиции}}',
  'orders.lineSum': '{what} · {sum}',
  'orders.known': 'Заказы известны по {day}',
  'orders.habit': 'Как покупают',
  'orders.usual':
    'Обычно {days, plural, =1 {каждый день} one {раз в # день} few {раз в # дня} many {раз в # дней} other {раз в # дня}}',
  'orders.lastOn': 'Последний заказ {day}',
  'orders.expected': 'Следующий ждём {day}',
  'orders.wasExpected': 'Следующий ждали {day}',
  'orders.season': 'В это время года они и раньше делали перерыв',
  'orders.noUsual': 'Привычного срока пока нет: он виден после четырёх заказов через ровные промежутки.',
  'orders.late':
    'Не закупили в привычный срок: без заказа {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}, обычно {usual, plural, =1 {каждый день} one {раз в # день} few {раз в # дня} many {раз в # дней} other {раз в # дня}}',
  'orders.fall': 'Заказы стали меньше: {now} вместо {before}',
  'orders.why': 'Почему',
  'orders.whyUsual': 'Откуда этот срок',
  'orders.whyUsualText':
    'Это средний по порядку из промежутков между последними заказами. Заказы одного дня считаются за один. Промежутки, непохожие на остальные, — разовый заказ посередине или сезонный перерыв — не в счёт.',
  'orders.whyLate':
    'Заказ запаздывает, когда сверх этого прошло {days, plural, one {ещё # день} few {ещё # дня} many {ещё # дней} other {ещё # дня}}: настолько их промежутки отличаются друг от друга.',
  'orders.whyKnown': 'Список из учётной программы доходит до {day}. О днях после него ничего не говорим.',
  'orders.whyTyped': 'Заказы этого клиента записывают вручную, поэтому они известны по сегодня.',
  'orders.whyFall': 'Почему меньше',
  'orders.whyFallText':
    'Средний по порядку из трёх последних заказов против прежних, а если известен прошлый год — против того же сезона. Говорим об этом, когда и размер заказа, и сумма в пересчёте на день упали на 30 % и больше.',
  'orders.whyNow': 'Последние заказы: {sum}',
  'orders.whyBefore': 'С чем сравнили: {sum}',
  'orders.waited': '{days, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
  'orders.leftOut': 'не в счёт',
  'orders.delivery.planned': 'Запланирована',
  'orders.delivery.sent': 'Отправлена',
  'orders.delivery.delivered': 'Доставлена',
  'orders.delivery.cancelled': 'Отменена',
  'orders.delivery.unsaid': 'Как с поставкой?',
  'orders.delivery.markDelivered': 'Отметить: доставлено',
  'orders.delivery.ask': 'доставлено?',
  'orders.delivery.done': 'Поставка: {state}',
} satisfies Record<keyof typeof en, string>
