import type en from '../en/exchange'

export default {
  'exchange.import.title': 'Импорт клиентов',
  'exchange.import.noAccess.title': 'Вам доступен только просмотр',
  'exchange.import.noAccess.text':
    'Загрузить клиентов может менеджер или руководитель. Попросите руководителя сделать вас менеджером.',
  'exchange.steps': 'Шаги импорта',
  'exchange.step.file': 'Файл',
  'exchange.step.columns': 'Колонки',
  'exchange.step.check': 'Проверка',
  'exchange.step.done': 'Загрузка',

  'exchange.file.title': 'Выберите файл с клиентами',
  'exchange.file.text':
    'Таблица Excel (.xlsx) или CSV, один клиент в строке. Файл читается прямо на этом устройстве, можно и без сети.',
  'exchange.file.drop': 'Перетащите файл сюда или',
  'exchange.file.choose': 'Выбрать файл',
  'exchange.file.another': 'Выбрать другой файл',
  'exchange.file.limits': 'До {rows, number} строк, {columns, number} колонок и {megabytes, number} МБ.',
  'exchange.file.opening': 'Читаем «{name}»…',
  'exchange.file.sample': 'Скачать образец',
  'exchange.file.sampleHint':
    'С колонками, которые мы знаем. Можно заполнить его или просто посмотреть, как всё устроено.',
  'exchange.file.continue': 'Продолжить с «{name}»',
  'exchange.sample.fileName': 'Образец клиентов',

  'exchange.problem.title': 'Не получается загрузить «{name}»',
  'exchange.problem.unchanged': 'Ничего не изменилось.',
  'exchange.problem.empty': 'Файл пустой: в нём нет ни одной строки.',
  'exchange.problem.headerOnly': 'В файле только названия колонок, а строк под ними нет.',
  'exchange.problem.tooLarge':
    'Файл занимает {megabytes, number} МБ, а загрузить можно не больше {limit, number} МБ. Разделите его на несколько.',
  'exchange.problem.tooLargeInside':
    'В распакованном виде файл слишком велик. Возможно, в нём картинки или лишние листы: скопируйте нужные строки в новую таблицу.',
  'exchange.problem.tooManyRows':
    'В файле {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, а за один раз можно загрузить не больше {limit, number}. Разделите его на несколько.',
  'exchange.problem.tooManyColumns':
    'В строке {line, number} {columns, plural, one {# колонка} few {# колонки} many {# колонок} other {# колонки}}, а можно не больше {limit, number}. Уберите лишние.',
  'exchange.problem.unbalancedQuote':
    'Кавычка в строке {line, number} не закрыта, и непонятно, где кончается ячейка. Закройте её или уберите.',
  'exchange.problem.oldExcel':
    'Это файл старого Excel (.xls). Откройте его в Excel или другой программе для таблиц и сохраните как .xlsx.',
  'exchange.problem.locked': 'Файл закрыт паролем. Откройте его в Excel, снимите пароль и сохраните ещё раз.',
  'exchange.problem.otherSpreadsheet':
    'Это таблица другой программы (.ods, .numbers или .xlsb). Откройте её там и сохраните как .xlsx или CSV.',
  'exchange.problem.webPage':
    'Внутри веб-страница или XML, хотя файл выглядит как таблица. Откройте его в Excel и сохраните как .xlsx.',
  'exchange.problem.notTable': 'Это не таблица. Загрузить можно файлы Excel (.xlsx) и CSV.',
  'exchange.problem.brokenArchive':
    'Файл Excel повреждён: он обрывается или скачался не до конца. Скачайте или сохраните его ещё раз.',
  'exchange.problem.brokenSheet':
    '{part, select, none {Файл Excel повреждён внутри.} other {Файл Excel повреждён внутри: нет части «{part}».}} Откройте его в Excel и сохраните ещё раз.',
  'exchange.problem.brokenCell':
    'В файле Excel повреждена ячейка {column}{line}. Исправьте её или откройте файл в Excel и сохраните ещё раз.',
  'exchange.problem.unreadable':
    'Прочитать файл на этом устройстве не получилось. Закройте лишние вкладки и попробуйте снова или разделите файл.',

  'exchange.columns.title': 'Что в колонках?',
  'exchange.columns.text': 'Мы угадали, как могли. Посмотрите и поправьте, что не так.',
  'exchange.columns.facts.csv':
    '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, текст в кодировке {encoding}, ячейки через {delimiter, select, comma {запятую} semicolon {точку с запятой} other {табуляцию}}',
  'exchange.columns.facts.xlsx':
    '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, таблица Excel',
  'exchange.columns.damaged':
    '{count, plural, one {# символ в файле не удалось прочитать, вместо него стоит} few {# символа в файле не удалось прочитать, вместо них стоит} many {# символов в файле не удалось прочитать, вместо них стоит} other {# символа в файле не удалось прочитать, вместо них стоит}} �. Проверьте названия ниже.',
  'exchange.columns.sheet': 'Лист',
  'exchange.columns.headed': 'В таблице есть названия колонок',
  'exchange.columns.headedAt': 'Они в строке {line, number}, всё выше не загрузится.',
  'exchange.columns.notHeaded': 'Каждая строка загрузится как клиент.',
  'exchange.columns.unnamed': 'Колонка {letters}',
  'exchange.columns.nothing': 'в первых строках пусто',
  'exchange.columns.becomes': 'Чем станет колонка «{column}»',
  'exchange.columns.skip': 'Не загружать',
  'exchange.columns.own': 'Поля отдела',
  'exchange.columns.ownGroup': 'Поля отдела: {group}',
  'exchange.columns.needName': 'Выберите колонку, где название клиента.',
  'exchange.columns.taken': 'Из колонок, выбранных как «{field}», читается только первая. Остальные не загружайте.',
  'exchange.columns.next': 'Проверить строки',
  'exchange.columns.checking': 'Проверяем строки…',

  'exchange.preview.title': 'Как это будет',
  'exchange.preview.line': 'Строка {line, number}',
  'exchange.preview.nothing': 'Только название',
  'exchange.preview.previous': 'Предыдущая строка',
  'exchange.preview.next': 'Следующая строка',

  'exchange.field.name': 'Название',
  'exchange.field.kind': 'Организация или частное лицо',
  'exchange.field.city': 'Город',
  'exchange.field.address': 'Адрес',
  'exchange.field.segment': 'Сегмент',
  'exchange.field.source': 'Откуда пришёл',
  'exchange.field.site': 'Сайт',
  'exchange.field.about': 'Что для них важно',
  'exchange.field.tags': 'Метки',
  'exchange.field.phone': 'Телефон',
  'exchange.field.email': 'Почта',
  'exchange.field.legalName': 'Юрлицо',
  'exchange.field.inn': 'ИНН',
  'exchange.field.kpp': 'КПП',
  'exchange.field.country': 'Страна',
  'exchange.field.taxNumber': 'Налоговый номер',
  'exchange.field.registrationNumber': 'Регистрационный номер',
  'exchange.field.personName': 'Человек',
  'exchange.field.personRole': 'Человек: должность',
  'exchange.field.personPhone': 'Человек: телефон',
  'exchange.field.personEmail': 'Человек: почта',
  'exchange.field.telegram': 'Человек: Telegram',
  'exchange.field.whatsapp': 'Человек: WhatsApp',
  'exchange.field.birthday': 'Человек: день рождения',
  'exchange.field.note': 'Заметка в историю',
  'exchange.field.decides': 'Человек: решает',
  'exchange.field.owner': 'Ответственный',
  'exchange.field.otherPeople': 'Другие люди',
  'exchange.field.otherLegal': 'Другие юрлица',
  'exchange.kind.organisation': 'Организация',
  'exchange.kind.private': 'Частное лицо',
  'exchange.decides.yes': 'решает',
  'exchange.decides.no': 'не решает',
  'exchange.decides.influences': 'влияет на решение',

  'exchange.check.fresh':
    '{count, plural, =0 {Новых клиентов нет} one {# новый клиент} few {# новых клиента} many {# новых клиентов} other {# нового клиента}}',
  'exchange.check.known': '{count, plural, one {# уже есть} few {# уже есть} many {# уже есть} other {# уже есть}}',
  'exchange.check.bad':
    '{count, plural, one {# строка с ошибкой} few {# строки с ошибками} many {# строк с ошибками} other {# строки с ошибками}}',
  'exchange.check.freshHint': 'Ответственным будете вы.',
  'exchange.check.mended':
    '{count, plural, one {В # номере Excel потерял ноль в начале, мы его вернули} few {В # номерах Excel потерял ноль в начале, мы его вернули} many {В # номерах Excel потерял ноль в начале, мы его вернули} other {В # номера Excel потерял ноль в начале, мы его вернули}}',
  'exchange.check.mendedLine': 'Строка {line, number}: {from} → {to}',
  'exchange.check.nothing': 'Загружать нечего: все клиенты уже есть или в строках ошибки.',
  'exchange.check.import':
    '{count, plural, =0 {Загружать нечего} one {Загрузить # строку} few {Загрузить # строки} many {Загрузить # строк} other {Загрузить # строки}}',
  'exchange.check.showMore':
    '{count, plural, one {Показать ещё #} few {Показать ещё #} many {Показать ещё #} other {Показать ещё #}}',

  'exchange.known.title': 'Уже есть',
  'exchange.known.hint': 'Такой же ИНН, телефон или почта уже стоит у клиента. Обычно такие строки пропускают.',
  'exchange.known.all': 'Что делать со всеми',
  'exchange.known.differ': 'По-разному',
  'exchange.known.one': 'Что делать со строкой {line, number}',
  'exchange.known.skip': 'Пропустить',
  'exchange.known.complete': 'Дополнить',
  'exchange.known.add': 'Добавить как нового',
  'exchange.known.completeHint': '«Дополнить» заполняет только пустые поля и ничего не перезаписывает.',
  'exchange.known.row': 'Строка {line, number}: {name}',
  'exchange.known.by.inn': 'тот же ИНН {value}',
  'exchange.known.by.phone': 'тот же телефон {value}',
  'exchange.known.by.email': 'та же почта {value}',
  'exchange.known.owner': 'ответственный: {owner}',
  'exchange.known.mine': 'ваш клиент',
  'exchange.known.readOnly': 'Этого клиента вы можете только читать',

  'exchange.bad.title': 'Строки с ошибками',
  'exchange.bad.hint':
    'Они не загрузятся. Скачайте их, исправьте и загрузите тем же способом, а хорошие строки загрузятся сейчас.',
  'exchange.bad.download': 'Скачать строки с ошибками',
  'exchange.bad.fileName': 'Строки с ошибками',
  'exchange.bad.row': 'Строка {line, number}',
  'exchange.bad.column': 'Колонка «{column}»: {value}',
  'exchange.bad.columnEmpty': 'Колонка «{column}»',
  'exchange.bad.lineColumn': 'Строка в файле',
  'exchange.bad.reasonColumn': 'Что исправить',
  'exchange.reason.noName': 'Нет названия.',
  'exchange.reason.innDigits': 'В ИНН 10 цифр у организации или 12 у человека.',
  'exchange.reason.innControl': 'Контрольные цифры не сходятся: в ИНН опечатка.',
  'exchange.reason.kpp': 'В КПП 9 знаков.',
  'exchange.reason.email': 'Это не похоже на адрес почты.',
  'exchange.reason.phoneShort': 'Для телефона слишком мало цифр.',
  'exchange.reason.phoneLong': 'Для одного телефона слишком много цифр. Разделите номера запятой.',
  'exchange.reason.lostDigits':
    'Excel сократил это число, последние цифры потеряны. Сделайте колонку текстовой и введите его заново.',
  'exchange.reason.birthday': 'Такой даты нет.',
  'exchange.reason.kind': 'Напишите «организация» или «частное лицо».',
  'exchange.reason.country': 'Такой страны мы не знаем. Подойдёт и код из двух букв, например KZ.',
  'exchange.reason.number': 'Это не число.',
  'exchange.reason.day': 'Это не дата с днём, месяцем и годом, например 01.09.2026.',
  'exchange.reason.yesNo': 'Напишите «да» или «нет».',
  'exchange.reason.choice': 'Такого варианта нет. Есть: {names}.',
  'exchange.reason.link': 'Это не ссылка: в ней есть пробелы.',
  'exchange.reason.tooLong':
    '{limit, plural, one {Длиннее # знака.} few {Длиннее # знаков.} many {Длиннее # знаков.} other {Длиннее # знака.}}',
  'exchange.reason.tooMany':
    '{limit, plural, one {Больше # значения в одной строке.} few {Больше # значений в одной строке.} many {Больше # значений в одной строке.} other {Больше # значения в одной строке.}}',
  'exchange.reason.tooManyCells':
    'Ячеек больше, чем названий колонок. Возможно, запятая или точка с запятой внутри ячейки стоит без кавычек.',
  'exchange.reason.duplicate': 'Этот клиент уже стоит в строке {line, number}.',

  'exchange.run.title': 'Загружаем',
  'exchange.run.progress':
    '{done, number} из {total, plural, one {# строки} few {# строк} many {# строк} other {# строки}}',
  'exchange.run.leave': 'Можно работать дальше: загрузка идёт, пока приложение открыто.',
  'exchange.run.cancel': 'Остановить',
  'exchange.run.cancelling': 'Останавливаем…',

  'exchange.done.added':
    '{count, plural, =0 {Ни один клиент не загружен} one {Загружен # клиент} few {Загружено # клиента} many {Загружено # клиентов} other {Загружено # клиента}}',
  'exchange.done.completed':
    '{count, plural, one {Дополнен # клиент} few {Дополнено # клиента} many {Дополнено # клиентов} other {Дополнено # клиента}}',
  'exchange.done.skipped':
    '{count, plural, one {Пропущена # строка: этот клиент уже есть} few {Пропущено # строки: эти клиенты уже есть} many {Пропущено # строк: эти клиенты уже есть} other {Пропущено # строки: эти клиенты уже есть}}',
  'exchange.done.bad':
    '{count, plural, one {# строка с ошибкой} few {# строки с ошибками} many {# строк с ошибками} other {# строки с ошибками}}',
  'exchange.done.cancelled':
    'Вы остановили загрузку. {left, plural, one {# строка не загружена} few {# строки не загружены} many {# строк не загружено} other {# строки не загружено}}; загрузите файл ещё раз, и тех, кто уже есть, мы узнаем.',
  'exchange.done.failed':
    'Закончить загрузку на этом устройстве не получилось. {left, plural, one {# строка не загружена} few {# строки не загружены} many {# строк не загружено} other {# строки не загружено}}; загрузите файл ещё раз, и тех, кто уже есть, мы узнаем.',
  'exchange.done.saved': 'Всё сохранено на этом устройстве и отправится само.',
  'exchange.done.toClients': 'К клиентам',
  'exchange.done.again': 'Загрузить другой файл',
  'exchange.done.toast':
    '{count, plural, =0 {Загрузка закончена, новых клиентов нет} one {Загрузка закончена: # клиент} few {Загрузка закончена: # клиента} many {Загрузка закончена: # клиентов} other {Загрузка закончена: # клиента}}',

  'exchange.export.title': 'Выгрузка клиентов',
  'exchange.export.whole': 'Все клиенты, которых вы видите',
  'exchange.export.count':
    '{count, plural, =0 {Клиентов нет} one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}',
  'exchange.export.text':
    'В файле будут клиенты из списка, их юрлица, телефоны, почта, люди и поля отдела. История и заметки остаются здесь.',
  'exchange.export.format': 'Формат',
  'exchange.export.xlsx': 'Excel (.xlsx)',
  'exchange.export.csv': 'CSV',
  'exchange.export.csvHint': 'Для других программ. Все люди, кроме первого, стоят в одной колонке.',
  'exchange.export.xlsxHint': 'Два листа: клиенты и люди.',
  'exchange.export.recorded': 'Выгрузка записывается: кто, какой список и сколько. Руководитель это увидит.',
  'exchange.export.start': 'Скачать файл',
  'exchange.export.cancel': 'Остановить',
  'exchange.export.recording': 'Спрашиваем сервер…',
  'exchange.export.progress':
    '{done, number} из {total, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}}',
  'exchange.export.writing': 'Готовим файл…',
  'exchange.export.done': 'Файл в ваших загрузках',
  'exchange.export.empty': 'Выгружать нечего: список пуст.',
  'exchange.export.noAccess.title': 'Выгружать клиентов вам нельзя',
  'exchange.export.noAccess.text': 'Это может руководитель. Он может дать такое право и вам, на странице «Отдел».',
  'exchange.export.problem.offline':
    'Нет связи. Каждая выгрузка записывается на сервере, поэтому без сети она невозможна. Попробуйте, когда связь вернётся.',
  'exchange.export.problem.signIn': 'Сеанс закончился. Войдите снова и повторите.',
  'exchange.export.problem.noAccess': 'Сервер ответил, что выгружать вам нельзя. Возможно, это право забрали.',
  'exchange.export.problem.failed': 'Файл сделать не получилось. Попробуйте ещё раз или выгрузите список покороче.',
  'exchange.export.fileName': 'Клиенты',
  'exchange.export.sheet.clients': 'Клиенты',
  'exchange.export.sheet.people': 'Люди',
  'exchange.filter.all': 'все клиенты',
  'exchange.filter.text': 'поиск: {value}',
  'exchange.filter.view.mine': 'мои клиенты',
  'exchange.filter.view.timeToCall': 'пора позвонить',
  'exchange.filter.view.inProgress': 'в работе',
  'exchange.filter.view.neverTalked': 'ещё не говорили',
  'exchange.filter.view.toSettle': 'нужно решить',
} satisfies Record<keyof typeof en, string>
