import type en from '../en/ordersImport'

export default {
  'ordersImport.title': 'Импорт заказов',
  'ordersImport.entryHint': 'Список заказов из учётной системы, например из 1С.',
  'ordersImport.toClients': 'Импорт клиентов',
  'ordersImport.toClientsHint': 'Заказы попадают к клиентам, которые здесь уже есть.',
  'ordersImport.noAccess.text': 'Загрузить список может менеджер или руководитель.',

  'ordersImport.file.title': 'Выберите список заказов',
  'ordersImport.file.text':
    'Таблица Excel (.xlsx) или CSV из 1С или другой системы: заказы, счета, реализации. Файл читается на этом устройстве, сеть не нужна. Новый список обновит заказы, которые уже есть.',
  'ordersImport.problem.noHeadings':
    'По названиям колонок не видно, что это список заказов. Нужна строка с названиями: например «Дата», «Номер», «Контрагент», «Сумма».',

  'ordersImport.columns.text': 'Мы угадали, как могли. Посмотрите и поправьте, что не так.',
  'ordersImport.columns.remembered': 'Колонки стоят так, как вы выбрали в прошлый раз для такого же списка.',
  'ordersImport.columns.anew': 'Угадать заново',
  'ordersImport.columns.headings': 'Названия колонок — в строке {line, number}, всё выше не загрузится.',
  'ordersImport.columns.grouped': 'Клиент указан один раз, над своими заказами',
  'ordersImport.columns.groupedHint': 'Заказ без клиента достанется тому, кто стоит выше.',
  'ordersImport.columns.currency': 'Валюта сумм',
  'ordersImport.columns.currencyHint': 'Для сумм, у которых она не указана.',
  'ordersImport.columns.need.client': 'Выберите колонку, где клиент, его ИНН или документ.',
  'ordersImport.columns.need.date': 'Выберите колонку, где дата.',
  'ordersImport.columns.next': 'Проверить заказы',
  'ordersImport.columns.reading': 'Читаем заказы…',
  'ordersImport.field.date': 'Дата',
  'ordersImport.field.number': 'Номер',
  'ordersImport.field.document': 'Документ с номером и датой',
  'ordersImport.field.client': 'Клиент',
  'ordersImport.field.inn': 'ИНН',
  'ordersImport.field.amount': 'Сумма',
  'ordersImport.field.total': 'Сумма всего заказа',
  'ordersImport.field.currency': 'Валюта',
  'ordersImport.field.what': 'Товар',
  'ordersImport.field.quantity': 'Количество',
  'ordersImport.field.unit': 'Единица',
  'ordersImport.field.price': 'Цена',
  'ordersImport.field.line': 'Товарная группа',
  'ordersImport.field.delivery': 'Дата отгрузки',
  'ordersImport.field.state': 'Статус',

  'ordersImport.preview.title': 'Как это будет',
  'ordersImport.preview.none': 'Так не читается ни один заказ. Проверьте колонки.',
  'ordersImport.preview.number': '№ {number}',
  'ordersImport.preview.bad':
    '{count, plural, one {# строка из первых не читается} few {# строки из первых не читаются} many {# строк из первых не читаются} other {# строки из первых не читаются}}',

  'ordersImport.orders': '{count, plural, one {# заказ} few {# заказа} many {# заказов} other {# заказа}}',
  'ordersImport.check.fresh':
    '{count, plural, =0 {Новых заказов нет} one {# новый заказ} few {# новых заказа} many {# новых заказов} other {# нового заказа}}',
  'ordersImport.check.updated':
    '{count, plural, one {# заказ обновится} few {# заказа обновятся} many {# заказов обновятся} other {# заказа обновятся}}',
  'ordersImport.check.unchanged':
    '{count, plural, one {# заказ без изменений} few {# заказа без изменений} many {# заказов без изменений} other {# заказа без изменений}}',
  'ordersImport.check.left':
    '{count, plural, one {# заказ не загрузится} few {# заказа не загрузятся} many {# заказов не загрузятся} other {# заказа не загрузятся}}',
  'ordersImport.check.bad':
    '{count, plural, one {# строка не читается} few {# строки не читаются} many {# строк не читаются} other {# строки не читаются}}',
  'ordersImport.check.sum': 'Новых заказов на {sum}.',
  'ordersImport.check.passed':
    '{count, plural, one {Пропущена # строка: это итог или заголовок.} few {Пропущены # строки: это итоги и заголовки.} many {Пропущено # строк: это итоги и заголовки.} other {Пропущено # строки: это итоги и заголовки.}}',
  'ordersImport.check.states': 'Таких статусов мы не знаем и не загрузим их: {names}.',
  'ordersImport.check.negative':
    '{count, plural, one {Сумма # заказа меньше нуля, как у возврата. Он не загрузится: строка {rows}.} few {Сумма # заказов меньше нуля, как у возвратов. Они не загрузятся: строки {rows}.} many {Сумма # заказов меньше нуля, как у возвратов. Они не загрузятся: строки {rows}.} other {Сумма # заказа меньше нуля, как у возвратов. Они не загрузятся: строки {rows}.}}',
  'ordersImport.check.comparing':
    'Сравниваем: {done, number} из {total, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}}',
  'ordersImport.check.nothing': 'Загружать нечего: все эти заказы уже есть.',
  'ordersImport.check.noClients': 'Ни одного клиента из списка мы здесь не нашли. Выберите их ниже.',
  'ordersImport.check.arriving':
    'Клиенты ещё загружаются на это устройство. Подождите, пока придут все, вернитесь на шаг назад и проверьте снова: найдётся больше.',
  'ordersImport.check.import':
    '{count, plural, =0 {Загрузить} one {Загрузить # заказ} few {Загрузить # заказа} many {Загрузить # заказов} other {Загрузить # заказа}}',
  'ordersImport.check.importKnown': 'Подтвердить дату',

  'ordersImport.known.label': 'В списке все заказы по',
  'ordersImport.known.period': 'Этим днём кончается период в списке. Поправьте, если это не так.',
  'ordersImport.known.last': 'Это последний заказ в списке. Поправьте, если список охватывает больше дней.',
  'ordersImport.known.why': 'Напоминания о заказах не говорят о днях после этого.',
  'ordersImport.known.none': 'Без даты ни одно напоминание не будет опираться на этот список.',

  'ordersImport.missing.title': 'Здесь не нашлись',
  'ordersImport.missing.hint': 'Их заказы не загрузятся, если не выбрать клиента. Выбор запомнится на этом устройстве.',
  'ordersImport.missing.choose': 'Выбрать клиента',
  'ordersImport.missing.why.several': 'подходят несколько клиентов',
  'ordersImport.missing.why.otherInn': 'у клиента «{name}» другой ИНН',
  'ordersImport.missing.why.left': 'вы решили не загружать',
  'ordersImport.matched.title': 'Нашлись',
  'ordersImport.matched.by.inn': 'тот же ИНН',
  'ordersImport.matched.by.number': 'тот же номер заказа',
  'ordersImport.matched.by.name': 'то же название',
  'ordersImport.matched.by.chosen': 'вы выбрали',
  'ordersImport.matched.actions': 'Изменить: {name}',
  'ordersImport.matched.another': 'Выбрать другого клиента',
  'ordersImport.matched.leaveOut': 'Не загружать',
  'ordersImport.readOnly.title': 'Чужие клиенты',
  'ordersImport.readOnly.hint': 'Их вы можете только читать, поэтому их заказы не загрузятся.',
  'ordersImport.party.inn': 'ИНН {inn}',
  'ordersImport.party.fresh': '{count, plural, one {# новый} few {# новых} many {# новых} other {# нового}}',
  'ordersImport.party.updated':
    '{count, plural, one {# обновится} few {# обновятся} many {# обновятся} other {# обновится}}',
  'ordersImport.choose.title': 'Чьи это заказы?',
  'ordersImport.choose.field': 'Найти клиента',

  'ordersImport.reason.noClient': 'Не указан клиент.',
  'ordersImport.reason.noDate': 'Не указана дата.',
  'ordersImport.reason.date': 'Это не дата с днём, месяцем и годом.',
  'ordersImport.reason.future': 'Этот день ещё не наступил.',
  'ordersImport.reason.amount': 'Это не сумма.',
  'ordersImport.reason.quantity': 'Это не количество.',
  'ordersImport.reason.lostDigits':
    'Excel сократил это число, последние цифры потеряны. Сделайте колонку текстовой и введите его заново.',
  'ordersImport.reason.return': 'Это возврат или корректировка, а не заказ.',

  'ordersImport.run.progress':
    '{done, number} из {total, plural, one {# заказа} few {# заказов} many {# заказов} other {# заказа}}',
  'ordersImport.run.waiting': 'Сейчас устройство не сохраняет заказы, пробуем снова.',
  'ordersImport.done.fresh':
    '{count, plural, =0 {Новых заказов нет} one {Загружен # новый заказ} few {Загружено # новых заказа} many {Загружено # новых заказов} other {Загружено # нового заказа}}',
  'ordersImport.done.updated':
    '{count, plural, one {# заказ обновлён} few {# заказа обновлены} many {# заказов обновлены} other {# заказа обновлены}}',
  'ordersImport.done.left':
    '{count, plural, one {# заказ не загружен: клиент не выбран} few {# заказа не загружены: клиенты не выбраны} many {# заказов не загружены: клиенты не выбраны} other {# заказа не загружены: клиенты не выбраны}}',
  'ordersImport.done.known': 'Заказы известны по {day}',
  'ordersImport.done.again': 'Загрузить другой список',
  'ordersImport.done.undo': 'Вернуть, как было',
  'ordersImport.done.takenBack': 'Загрузка отменена',
  'ordersImport.done.undone': 'Вернули, как было до этого списка',
  'ordersImport.done.cancelled':
    'Вы остановили загрузку. {left, plural, one {# заказ не загружен} few {# заказа не загружены} many {# заказов не загружено} other {# заказа не загружено}}; загрузите список ещё раз, ничего не задвоится.',
  'ordersImport.done.failed':
    'Закончить загрузку на этом устройстве не получилось. {left, plural, one {# заказ не загружен} few {# заказа не загружены} many {# заказов не загружено} other {# заказа не загружено}}; загрузите список ещё раз, ничего не задвоится.',
  'ordersImport.done.lost':
    '{count, plural, one {# клиент за это время перестал быть вашим, его заказы не загружены.} few {# клиента за это время перестали быть вашими, их заказы не загружены.} many {# клиентов за это время перестали быть вашими, их заказы не загружены.} other {# клиента за это время перестали быть вашими, их заказы не загружены.}}',
  'ordersImport.done.toast':
    '{count, plural, =0 {Загрузка закончена, новых заказов нет} one {Загрузка закончена: # новый заказ} few {Загрузка закончена: # новых заказа} many {Загрузка закончена: # новых заказов} other {Загрузка закончена: # нового заказа}}',
} satisfies Record<keyof typeof en, string>
