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
  'history.fact.stepAt':
    '{how, select, set {Следующий шаг «{step}»: в {now}} changed {Следующий шаг «{step}»: в {now}, а не в {was}} other {Следующий шаг «{step}»: без точного времени, было {was}}}',
  'history.fact.temperament':
    '{how, select, set {{person}, темперамент: {now}} changed {{person}, темперамент: было {was}, стало {now}} other {{person}, темперамент: убрано, было {was}}}',
  'history.fact.speaks':
    '{how, select, set {{person}, о чём говорить: {now}} changed {{person}, о чём говорить: было {was}, стало {now}} other {{person}, о чём говорить: убрано, было {was}}}',
  'history.fact.argument':
    '{how, select, set {{person}, что убеждает: «{now}»} changed {{person}, что убеждает: было «{was}», стало «{now}»} other {{person}, что убеждает: убрано, было «{was}»}}',
  'history.fact.todo':
    '{how, select, set {{promise, select, yes {Обещание клиенту: {now}} other {Добавлен шаг: {now}}}} changed {{promise, select, yes {Обещание клиенту: было {was}, стало {now}} other {Шаг: было {was}, стало {now}}}} other {Шаг убран: {was}}}',
  'history.fact.stepDid':
    '{how, select, set {«{step}»: сделано {now}, дальше по расписанию} changed {«{step}»: сделано {now}, до этого {was}} other {«{step}»: отметка {was} снята}}',
  'history.fact.like':
    '{how, select, set {Предпочтения и увлечения: {now}} changed {Предпочтения и увлечения: было {was}, стало {now}} other {Предпочтения и увлечения: убрано, было {was}}}',
  'history.fact.competitor':
    '{how, select, set {О конкуренте: {now}} changed {О конкуренте: было {was}, стало {now}} other {О конкуренте: убрано, было {was}}}',
  'history.fact.switching':
    '{how, select, set {Что потеряют, если уйдут от нас: «{now}»} changed {Что потеряют, если уйдут от нас: было «{was}», стало «{now}»} other {Что потеряют, если уйдут от нас: убрано, было «{was}»}}',
  'history.fact.solvency':
    '{how, select, set {Платёжеспособность: {now}} changed {Платёжеспособность: было {was}, стало {now}} other {Платёжеспособность: убрано, было {was}}}',
  'history.fact.contract':
    '{how, select, set {Договор: {now}} changed {Договор: было {was}, стало {now}} other {Договор убран: {was}}}',
  'history.fact.renewal':
    '{how, select, set {Продление договора «{thing}»: {now}} changed {Продление договора «{thing}»: было {was}, стало {now}} other {Продление договора «{thing}»: убрано, было {was}}}',
  'history.fact.rhythm':
    '{how, select, set {Договорились говорить {now}} changed {Договорились говорить {now}, было {was}} other {Своего срока между разговорами больше нет, было {was}}}',
  'history.fact.deal':
    '{how, select, set {Заведена сделка: {thing}} changed {Заведена сделка: {thing}} other {Сделка убрана: {thing}}}',
  'history.fact.dealWhat':
    '{how, select, set {Сделка: «{now}»} changed {Сделка «{was}» теперь «{now}»} other {Сделка осталась без названия, было «{was}»}}',
  'history.fact.dealMoney':
    '{how, select, set {«{thing}», сумма: {now}} changed {«{thing}», сумма: было {was}, стало {now}} other {«{thing}», сумма: убрано, было {was}}}',
  'history.fact.dealMonth':
    '{how, select, set {«{thing}», ожидаем: {now}} changed {«{thing}», ожидаем: было {was}, стало {now}} other {«{thing}», ожидаем: убрано, было {was}}}',
  'history.fact.dealStage':
    '{how, select, set {«{thing}», этап: {now}} changed {«{thing}», этап: {was} → {now}} other {«{thing}», этап снят, было {was}}}',
  'history.fact.dealPerson':
    '{how, select, set {«{thing}», кто отвечает у клиента: {now}} changed {«{thing}», кто отвечает у клиента: было {was}, стало {now}} other {«{thing}», кто отвечает у клиента: убрано, было {was}}}',
  'history.fact.dealOutcome':
    '{how, select, set {«{thing}»: {now}} changed {«{thing}»: {now}, раньше: {was}} other {«{thing}» снова в работе, было: {was}}}',
  'history.fact.orderNumber':
    '{how, select, set {{thing}, номер: {now}} changed {{thing}, номер: было {was}, стало {now}} other {{thing}, номер: убрано, было {was}}}',
  'history.fact.orderLine':
    '{how, select, set {{thing}, товарная группа: {now}} changed {{thing}, товарная группа: было {was}, стало {now}} other {{thing}, товарная группа: убрано, было {was}}}',
  'history.fact.orderLines':
    '{how, select, set {{thing}, состав: {now}} changed {{thing}, состав: было {was}, стало {now}} other {{thing}, состав: убрано, было {was}}}',
  'history.fact.orderDelivery':
    '{how, select, set {{thing}, доставка: {now}} changed {{thing}, доставка: было {was}, стало {now}} other {{thing}, доставка: убрано, было {was}}}',
  'history.fact.orderDeal':
    '{how, select, set {{thing}, сделка: {now}} changed {{thing}, сделка: было {was}, стало {now}} other {{thing}, сделка: убрано, было {was}}}',
  'history.fact.ordersKnown':
    '{how, select, set {Заказы известны по {now}} changed {Заказы известны по {now}, раньше по {was}} other {По какой день известны заказы, больше не указано, было {was}}}',
  'history.fact.loss':
    '{how, select, set {Потеря: {now}} changed {Потеря: было {was}, стало {now}} other {Потеря снята: {was}}}',
  'history.fact.lossGiven':
    '{how, select, set {Названная причина ухода: {now}} changed {Названная причина ухода: было {was}, стало {now}} other {Названная причина ухода: убрано, было {was}}}',
  'history.fact.lossLearned':
    '{how, select, set {Настоящая причина, узнали позже: {now}} changed {Настоящая причина, узнали позже: было {was}, стало {now}} other {Настоящая причина, узнали позже: убрано, было {was}}}',
  'history.fact.lossProduct':
    '{how, select, set {Что было не так с товаром: «{now}»} changed {Что было не так с товаром: было «{was}», стало «{now}»} other {Что было не так с товаром: убрано, было «{was}»}}',
  'history.fact.lossStaff':
    '{how, select, set {Что было не так с нашими людьми: «{now}»} changed {Что было не так с нашими людьми: было «{was}», стало «{now}»} other {Что было не так с нашими людьми: убрано, было «{was}»}}',
  'history.fact.lossSale':
    '{how, select, set {Что раздражало при продаже: «{now}»} changed {Что раздражало при продаже: было «{was}», стало «{now}»} other {Что раздражало при продаже: убрано, было «{was}»}}',
  'history.fact.lossTerms':
    '{how, select, set {Вернут ли условия: {now}} changed {Вернут ли условия: было {was}, стало {now}} other {Вернут ли условия: убрано, было {was}}}',
  'history.fact.lossBack':
    '{how, select, set {Клиент вернулся {now}} changed {Клиент вернулся {now}, а не {was}} other {Возвращение отменено, было {was}}}',
  'history.fact.complaintOwner':
    '{how, select, set {{thing}, кто занимается: {now}} changed {{thing}, кто занимается: {was} → {now}} other {{thing}: больше никто не занимается, было {was}}}',
  'history.fact.complaintDue':
    '{how, select, set {{thing}, ответить до: {now}} changed {{thing}, ответить до: было {was}, стало {now}} other {{thing}, ответить до: убрано, было {was}}}',
  'history.fact.complaintDecision':
    '{how, select, set {{thing}, решение: «{now}»} changed {{thing}, решение: было «{was}», стало «{now}»} other {{thing}, решение: убрано, было «{was}»}}',
  'history.fact.complaintAnswer':
    '{how, select, set {{thing}, ответ дан: {now}} changed {{thing}, ответ: было {was}, стало {now}} other {{thing}: снова ждёт ответа, было {was}}}',
  'history.fact.complaintRaised':
    '{how, select, set {{thing}, передана руководителю: {now}} changed {{thing}, передана руководителю: {now}, раньше: {was}} other {{thing}: возвращена от руководителя, было {was}}}',
  'history.fact.failure':
    '{how, select, set {Наш сбой: {now}} changed {Наш сбой: было {was}, стало {now}} other {Наш сбой: убрано, было {was}}}',
  'history.fact.madeGood':
    '{how, select, set {«{thing}», как исправили: «{now}»} changed {«{thing}», как исправили: было «{was}», стало «{now}»} other {«{thing}», как исправили: убрано, было «{was}»}}',
  'history.fact.wish':
    '{how, select, set {Пожелание: {now}} changed {Пожелание: было {was}, стало {now}} other {Пожелание убрано: {was}}}',
  'history.fact.date':
    '{how, select, set {Важная дата: {now}} changed {Важная дата: было {was}, стало {now}} other {Важная дата убрана: {was}}}',
  'history.fact.broughtBy':
    '{how, select, set {Кто привёл к нам: {now}} changed {Кто привёл к нам: было {was}, стало {now}} other {Кто привёл к нам: убрано, было {was}}}',
  'history.fact.thanks':
    '{how, select, set {Поблагодарили: {now}} changed {Благодарность: было {was}, стало {now}} other {Благодарность убрана: {was}}}',
  'history.fact.aside':
    '{how, select, set {Напоминание «{thing}»: {now}} changed {Напоминание «{thing}»: {now}, раньше: {was}} other {Напоминание «{thing}» снова показывается, было {was}}}',
  'history.fact.desk':
    '{how, select, set {Заведён стол для дел без клиента} changed {Заведён стол для дел без клиента} other {Стол для дел без клиента убран}}',
  'history.value.temperament':
    '{value, select, autonomous {автономный} friendly {дружественный} expansive {экспансивный} hesitant {нерешительный} other {{value}}}',
  'history.value.speaks': '{value, select, business {деньги и сроки} technical {как это устроено} other {{value}}}',
  'history.value.way': '{value, select, call {звонок} meeting {встреча} other {{value}}}',
  'history.value.promise': 'мы обещали',
  'history.value.repeat':
    '{every, select, day {{times, plural, =1 {каждый день} one {раз в # день} few {раз в # дня} many {раз в # дней} other {раз в # дня}}} week {{times, plural, =1 {каждую неделю} one {раз в # неделю} few {раз в # недели} many {раз в # недель} other {раз в # недели}}} month {{times, plural, =1 {каждый месяц} one {раз в # месяц} few {раз в # месяца} many {раз в # месяцев} other {раз в # месяца}}} other {{times, plural, =1 {каждый год} one {раз в # год} few {раз в # года} many {раз в # лет} other {раз в # года}}}}',
  'history.value.like':
    '{value, select, preference {предпочтение} habit {привычка} hobby {увлечение} family {семья} other {{value}}}',
  'history.value.solvency': '{value, select, good {надёжная} limited {ограниченная} poor {низкая} other {{value}}}',
  'history.value.contract': '«{what}», с {from} по {until}',
  'history.value.contractOpen': '«{what}», с {from}, бессрочный',
  'history.value.renewal':
    '{value, select, proposed {предложено {day}} agreed {согласовано {day}} signed {подписано {day}} refused {отказались {day}} other {{day}}}',
  'history.value.rhythm':
    '{days, plural, =1 {каждый день} one {раз в # день} few {раз в # дня} many {раз в # дней} other {раз в # дня}}',
  'history.value.outcome': '{value, select, won {состоялась {day}} lost {не состоялась {day}} other {{day}}}',
  'history.value.delivery':
    '{value, select, planned {запланирована на {day}} sent {отправлена {day}} delivered {получено {day}} cancelled {отменена {day}} other {{day}}}',
  'history.value.lossClient': 'клиент ушёл, {day}',
  'history.value.lossDeal': 'сделка «{deal}», {day}',
  'history.value.reason':
    '{value, select, price {цена} quality {качество} delivery {сроки поставки} competitor {ушли к конкуренту} attention {мало внимания} rudeness {грубость или личная неприязнь} noNeed {больше не нужно} closed {закрылись} other {другая причина}}',
  'history.value.terms': '{value, select, yes {да} no {нет} other {неизвестно}}',
  'history.value.brought': '{value, select, vouches {поручается} pays {платит за них} other {привёл}}',
  'history.value.done': 'сделано, не напоминать до {day}',
  'history.value.putOff': 'отложено до {day}',
  'history.value.passedOn': 'передано: {member}',
  'history.thing.order': 'Заказ от {day}',
  'history.thing.complaint': 'Жалоба от {day}',
  'history.unnamedDeal': 'сделка без названия',
  'history.unnamedOrder': 'Заказ',
  'history.unnamedComplaint': 'Жалоба',
  'history.unnamedContract': 'договор',
  'history.unnamedFailure': 'сбой',
  'history.unknownStage': 'неизвестный этап',
  'history.reminder':
    '{about, select, rhythm {давно не говорили} purchase {пора заказать} volume {стали покупать меньше} decider {не знаем, кто решает} stale {сведения устарели} firstDeal {годовщина первой сделки} handed {передали мне} conflict {два варианта рядом} other {напоминание}}',
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
  'history.field.deals': 'Сделки и заказы',
  'history.field.trouble': 'Потери и жалобы',
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
