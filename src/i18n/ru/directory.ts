import type en from '../en/directory'

export default {
  'directory.title': 'Клиенты коллег',
  'directory.owner': 'Ответственный: {owner}',
  'directory.noOwner': 'Клиент коллеги',
  'directory.talked': 'последний разговор {day}',
  'directory.never': 'разговоров ещё не было',
  'directory.known':
    '{count, plural, one {Похоже, это клиент коллеги} few {Похоже, это клиенты коллег} many {Похоже, это клиенты коллег} other {Похоже, это клиенты коллег}}',
  'directory.by':
    '{by, select, inn {тот же ИНН} phone {тот же телефон} email {та же почта} other {то же название}}{sure, select, yes {, проверено} other {}}',
  'directory.write': 'Записать для коллеги',
  'directory.send': 'Отправить коллеге',
  'directory.sent': 'Записано. Прочитает и решит {owner}',
  'directory.failed': 'Не удалось сохранить. Всё написанное осталось здесь.',
  'directory.explain':
    'Открыть эту карточку вы не можете. Но то, что вы узнали, пригодится: {owner} прочитает и возьмёт то, что верно.',
  'directory.mode': 'Что менеджеры знают о клиентах друг друга',
  'directory.mode.why':
    'На выставке двое не должны обхаживать одного клиента. Без доступа видны только название, город, ответственный и день последнего разговора; телефоны и почта сверяются, но не показываются.',
  'directory.mode.open': 'Видно, чей это клиент',
  'directory.mode.openHint': 'И можно записать что-то для коллеги: он примет или отклонит.',
  'directory.mode.closed': 'Ничего не видно',
  'directory.mode.closedHint': 'Всё, что устройства знают о чужих клиентах, с них удаляется.',
  'directory.mode.everyone': 'Все читают всё',
  'directory.mode.everyoneHint': 'Все клиенты с историей и заметками, без права менять.',
  'directory.mode.saved': 'Сохранено. Устройства узнают за несколько секунд',
  'directory.mode.offline': 'Нужна сеть: правило хранится на сервере.',
  'directory.mode.onlyHead': 'Это решает руководитель.',
  'directory.import':
    '{count, plural, one {# строка похожа на клиента коллеги} few {# строки похожи на клиентов коллег} many {# строк похожи на клиентов коллег} other {# строки похожи на клиентов коллег}}',
  'directory.importHint': 'Прежде чем загружать, спросите коллегу: сейчас они станут вашими новыми клиентами.',
  'directory.importRow': 'Строка {line}: {name}',
} satisfies Record<keyof typeof en, string>
