import type en from '../en/history'

export default {
  'history.fact.name':
    '{how, select, set {Название: «{now}»} changed {Название: было «{was}», стало «{now}»} other {Название: убрано, было «{was}»}}',
  'history.fact.kind':
    '{how, select, set {Вид клиента: {now}} changed {Вид клиента: было {was}, стало {now}} other {Вид клиента: убрано, было {was}}}',
  'history.fact.city':
    '{how, select, set {Город: «{now}»} changed {Город: было «{was}», стало «{now}»} other {Город: убрано, было «{was}»}}',
  'history.fact.address':
    '{how, select, set {Адрес: «{now}»} changed {Адрес: было «{was}», стало «{now}»} other {Адрес: убрано, было «{was}»}}',
  'history.fact.segment':
    '{how, select, set {Сегмент: «{now}»} changed {Сегмент: было «{was}», стало «{now}»} other {Сегмент: убрано, было «{was}»}}',
  'history.fact.source':
    '{how, select, set {Источник: «{now}»} changed {Источник: было «{was}», стало «{now}»} other {Источник: убрано, было «{was}»}}',
  'history.fact.site':
    '{how, select, set {Сайт: {now}} changed {Сайт: было {was}, стало {now}} other {Сайт: убрано, было {was}}}',
  'history.fact.about':
    '{how, select, set {О клиенте: «{now}»} changed {О клиенте: было «{was}», стало «{now}»} other {О клиенте: убрано, было «{was}»}}',
  'history.fact.phone':
    '{how, select, set {Телефон компании: {now}} changed {Телефон компании: было {was}, стало {now}} other {Телефон компании: убрано, было {was}}}',
  'history.fact.email':
    '{how, select, set {Почта компании: {now}} changed {Почта компании: было {was}, стало {now}} other {Почта компании: убрано, было {was}}}',
  'history.fact.legalName':
    '{how, select, set {{legal}, название: «{now}»} changed {{legal}, название: было «{was}», стало «{now}»} other {{legal}, название: убрано, было «{was}»}}',
  'history.fact.inn':
    '{how, select, set {{legal}, ИНН: {now}} changed {{legal}, ИНН: было {was}, стало {now}} other {{legal}, ИНН: убрано, было {was}}}',
  'history.fact.kpp':
    '{how, select, set {{legal}, КПП: {now}} changed {{legal}, КПП: было {was}, стало {now}} other {{legal}, КПП: убрано, было {was}}}',
  'history.fact.country':
    '{how, select, set {{legal}, страна: {now}} changed {{legal}, страна: было {was}, стало {now}} other {{legal}, страна: убрано, было {was}}}',
  'history.fact.taxNumber':
    '{how, select, set {{legal}, налоговый номер: {now}} changed {{legal}, налоговый номер: было {was}, стало {now}} other {{legal}, налоговый номер: убрано, было {was}}}',
  'history.fact.registrationNumber':
    '{how, select, set {{legal}, регистрационный номер: {now}} changed {{legal}, регистрационный номер: было {was}, стало {now}} other {{legal}, регистрационный номер: убрано, было {was}}}',
  'history.fact.role':
    '{how, select, set {{person}, должность: «{now}»} changed {{person}, должность: было «{was}», стало «{now}»} other {{person}, должность: убрано, было «{was}»}}',
  'history.fact.decides':
    '{how, select, set {{person}, кто решает: {now}} changed {{person}, кто решает: было {was}, стало {now}} other {{person}, кто решает: убрано, было {was}}}',
  'history.fact.birthday':
    '{how, select, set {{person}, день рождения: {now}} changed {{person}, день рождения: было {was}, стало {now}} other {{person}, день рождения: убрано, было {was}}}',
  'history.fact.personAbout':
    '{how, select, set {{person}, о человеке: «{now}»} changed {{person}, о человеке: было «{was}», стало «{now}»} other {{person}, о человеке: убрано, было «{was}»}}',
  'history.fact.telegram':
    '{how, select, set {{person}, Telegram: {now}} changed {{person}, Telegram: было {was}, стало {now}} other {{person}, Telegram: убрано, было {was}}}',
  'history.fact.whatsapp':
    '{how, select, set {{person}, WhatsApp: {now}} changed {{person}, WhatsApp: было {was}, стало {now}} other {{person}, WhatsApp: убрано, было {was}}}',
  'history.fact.personPhone':
    '{how, select, set {{person}, телефон: {now}} changed {{person}, телефон: было {was}, стало {now}} other {{person}, телефон: убрано, было {was}}}',
  'history.fact.personEmail':
    '{how, select, set {{person}, почта: {now}} changed {{person}, почта: было {was}, стало {now}} other {{person}, почта: убрано, было {was}}}',
  'history.fact.network':
    '{how, select, set {{person}, соцсеть: {now}} changed {{person}, соцсеть: было {was}, стало {now}} other {{person}, соцсеть: убрано, было {was}}}',
  'history.fact.own':
    '{how, select, set {{field}: {now}} changed {{field}: {was} → {now}} other {{field}: убрано, было {was}}}',
  'history.fact.ownChoice':
    '{how, select, set {{field}: добавлено {choice}} changed {{field}: подтверждено {choice}} other {{field}: убрано {choice}}}',
  'history.fact.file':
    '{how, select, set {Добавлен файл «{now}»} changed {Файл «{was}» теперь «{now}»} other {Убран файл «{was}»}}',
  'history.fact.lost':
    '{how, select, back {Потерявший место текст возвращён в заметки} gone {Потерявший место текст решено не возвращать} other {Потерявший место текст снова предложен}}',
  'history.fact.tag':
    '{how, select, set {Добавлена метка «{now}»} changed {Метка «{was}» теперь пишется «{now}»} other {Убрана метка «{was}»}}',
  'history.fact.legal': '{how, select, set {Добавлено юрлицо: {legal}} other {Убрано юрлицо: {legal}}}',
  'history.fact.person': '{how, select, set {Добавлен человек: {person}} other {Убран человек: {person}}}',
  'history.fact.personName':
    '{how, select, set {Имя человека: {now}} changed {Имя человека: было {was}, стало {now}} other {Имя человека: убрано, было {was}}}',
  'history.fact.movedTo':
    '{how, select, set {{person}: теперь работает у клиента {now}} changed {{person}: теперь работает у клиента {now}, а не у {was}} other {{person}: переход к клиенту {was} отменён}}',
  'history.fact.cameFrom':
    '{how, select, set {{person}: прежнее место — {now}} changed {{person}: прежнее место — {now}, а не {was}} other {{person}: прежнее место убрано, было {was}}}',
  'history.fact.stepDone':
    '{how, select, set {Следующий шаг сделан: {step}} changed {Следующий шаг сделан: {step}} other {Следующий шаг снова открыт: {step}}}',
  'history.fact.stepOn':
    '{how, select, set {Следующий шаг «{step}» перенесён на {now}} changed {Следующий шаг «{step}» перенесён с {was} на {now}} other {Следующий шаг «{step}» снова в первый срок}}',
  'history.fact.stepWho':
    '{how, select, set {Исполнитель шага «{step}»: {now}} changed {Исполнитель шага «{step}»: {was} → {now}} other {Следующий шаг «{step}» снова у первого исполнителя}}',
  'history.entry.added':
    '{type, select, call {Добавлен звонок} meeting {Добавлена встреча} message {Добавлено сообщение} order {Добавлен заказ} complaint {Добавлена жалоба} promise {Добавлено обещание} other {Добавлена заметка}}',
  'history.entry.changed':
    '{type, select, call {Изменён звонок} meeting {Изменена встреча} message {Изменено сообщение} order {Изменён заказ} complaint {Изменена жалоба} promise {Изменено обещание} other {Изменена заметка}}',
  'history.entry.withdrawn':
    '{type, select, call {Звонок отозван} meeting {Встреча отозвана} message {Сообщение отозвано} order {Заказ отозван} complaint {Жалоба отозвана} promise {Обещание отозвано} other {Заметка отозвана}}',
  'history.entry.back':
    '{type, select, call {Звонок возвращён} meeting {Встреча возвращена} message {Сообщение возвращено} order {Заказ возвращён} complaint {Жалоба возвращена} promise {Обещание возвращено} other {Заметка возвращена}}',
  'history.entry.gone': 'Запись отозвана',
  'history.created': 'Клиент заведён',
  'history.handover': 'Передача: {from} → {to}',
  'history.handoverNote': '«{note}»',
  'history.burst':
    '{member}: правка заметок, {characters, plural, =0 {текст убран} one {# знак} few {# знака} many {# знаков} other {# знака}}',
  'history.notesEdit':
    '{how, select, added {В заметки дописано} removed {Из заметок убрано} changed {Заметки исправлены} other {Заметки оформлены иначе, текст прежний}}',
  'history.lateAccepted':
    '{known, select, yes {Принято то, что дописано: {member}} other {Принято дописанное коллегой}}',
  'history.lateDeclined':
    '{known, select, yes {Отклонено то, что дописано: {member}} other {Отклонено дописанное коллегой}}',
  'history.notesSchema': 'В заметках теперь могут быть упоминания и картинки',
  'history.what': 'Что показать',
  'history.sort.all': 'Всё',
  'history.sort.talks': 'Разговоры',
  'history.sort.facts': 'Сведения',
  'history.sort.people': 'Люди',
  'history.sort.orders': 'Заказы',
  'history.sort.notes': 'Заметки',
  'history.sort.handovers': 'Передачи',
  'history.moreFilters': 'По полю и сотруднику',
  'history.search': 'Найти в истории',
  'history.unknown': 'Сделано более новой версией Картотеки',
  'history.someone': 'кто-то',
  'history.unnamedPerson': 'Человек без имени',
  'history.unnamedLegal': 'Юрлицо',
  'history.unnamedClient': 'клиент, который вам не открыт',
  'history.unknownField': 'Поле команды',
  'history.unnamedStep': 'следующий шаг',
  'history.settled': 'Улаживает расхождение',
  'history.notSent': 'ещё не отправлено',
  'history.arrivedLater': 'пришло {when}',
  'history.onDevice': 'на устройстве {device}',
  'history.past.show': 'Как было на дату',
  'history.past.as': 'Как было {day}',
  'history.past.today': 'Как сегодня',
  'history.past.only': 'Только чтение. Заметок здесь нет.',
  'history.past.day': 'Дата',
  'history.past.back': 'Вернуться',
  'history.past.notYet': 'Этого клиента ещё не было',
  'history.past.notYetText': 'Выберите дату позже.',
  'history.was': 'Было',
  'history.now': 'Стало',
  'history.owners': 'Ответственные',
  'history.ownerNow': '{name}, с {since}',
  'history.ownerThen': '{name}, {since} – {until}',
  'history.filterField': 'Поле',
  'history.filterMember': 'Кто',
  'history.all': 'Всё',
  'history.everyone': 'Все',
  'history.field.client': 'О клиенте',
  'history.field.tags': 'Метки',
  'history.field.contacts': 'Телефоны и почта',
  'history.field.legal': 'Юрлица',
  'history.field.entries': 'Записи',
  'history.field.steps': 'Следующие шаги',
  'history.field.own': 'Поля команды',
  'history.field.files': 'Файлы',
  'history.field.notes': 'Заметки',
  'history.field.owners': 'Ответственный',
  'history.field.people': 'Люди',
  'history.field.other': 'Прочее',
  'history.count': '{count, plural, one {# изменение} few {# изменения} many {# изменений} other {# изменения}}',
  'history.empty': 'Изменений пока нет',
  'history.emptyHint': 'Здесь появится всё, что о клиенте напишут: кто, когда и что именно.',
  'history.nothingFound': 'По этому отбору ничего нет',
  'history.clearFilter': 'Показать всё',
  'history.late.title': 'Дописано после передачи',
  'history.late.hint':
    'Это написано на устройстве, которое ещё не знало о передаче. В карточку ничего из этого не попало: прочитайте и примите то, что верно.',
  'history.late.head': '{member}: написано {made}, пришло {arrived}',
  'history.late.passage': 'Текст для заметок',
  'history.late.around': 'Стоял в этом абзаце: «{context}»',
  'history.lateReopened':
    '{known, select, yes {Снова ждёт решения то, что дописано: {member}} other {Снова ждёт решения}}',
  'history.lateVoid': 'Это решение опоздало: коллега уже решил',
  'history.late.titleColleague': 'Написали коллеги',
  'history.late.hintColleague':
    'Коллеги узнали что-то об этом клиенте. В карточку пока ничего не попало: прочитайте и примите то, что верно.',
  'history.late.accept': 'Принять',
  'history.late.decline': 'Отклонить',
  'history.late.acceptAll': 'Принять всё',
  'history.late.declineAll': 'Отклонить всё',
  'history.late.acceptOne': 'Принять: {what}',
  'history.late.declineOne': 'Отклонить: {what}',
  'history.late.takeOver': 'Перенести в заметки',
  'history.late.accepted': 'Принято, автор: {member}',
  'history.late.declined': 'Отклонено, осталось в истории',
  'history.late.takenOver': 'В заметках, автор: {member}',
  'history.late.stands': 'Сейчас: {what} ({member}, {when})',
  'history.late.both': 'Если принять, оба варианта будут стоять рядом, пока один не выберут.',
  'history.late.noteHead': '{member}, {when}:',
  'history.late.copy': 'Скопировать текст',
} satisfies Record<keyof typeof en, string>
