/** Texts of the gallery, as long as real ones become in either language. */
import { createSignal } from 'solid-js'

export type Language = 'en' | 'ru'

const words = {
  save: ['Save', 'Сохранить'],
  cancel: ['Cancel', 'Отмена'],
  close: ['Close', 'Закрыть'],
  remove: ['Remove', 'Удалить'],
  handOver: ['Hand over the chosen clients to a colleague', 'Передать выбранных клиентов другому ответственному'],
  name: ['Company name', 'Название компании'],
  nameValue: ['Lesograd Panels', 'Общество с ограниченной ответственностью «Лесоград Плит Северо-Запад»'],
  hint: ['As the client writes it in contracts', 'Так, как клиент пишет его в договорах и счетах'],
  error: ['Without a name the client is not found later', 'Без названия клиента потом не найти'],
  notes: ['Notes', 'Заметки'],
  notesValue: [
    'Prefers calls after ten. Decides together with her brother.',
    'Просит звонить после десяти утра. Решения принимает вместе с братом, главным технологом.',
  ],
  city: ['City', 'Город'],
  responsible: ['Responsible', 'Ответственный'],
  filter: ['City: Petrozavodsk', 'Город: Петропавловск-Камчатский'],
  filters: ['Filters', 'Фильтры'],
  tag: ['kitchens', 'производство корпусной мебели'],
  remind: ['Remind me on the day', 'Напоминать в день следующего шага'],
  remindHint: ['A notification without names', 'Уведомление без имён и названий клиентов'],
  contact: ['How we talked', 'Как поговорили'],
  call: ['Call', 'Звонок'],
  meeting: ['Meeting', 'Встреча'],
  message: ['Message', 'Сообщение'],
  manager: ['Manager', 'Менеджер'],
  managerHint: ['Keeps the clients given to him or her', 'Ведёт своих клиентов и тех, к кому дали доступ'],
  viewer: ['Viewer', 'Наблюдатель'],
  viewerHint: ['Reads', 'Только читает'],
  know: ['What to know', 'Что важно'],
  people: ['People', 'Люди'],
  history: ['History', 'История'],
  orders: ['Orders', 'Заказы'],
  offline: [
    'No network. What you write is stored on this device and goes when the network is back.',
    'Сети нет. Всё, что вы пишете, хранится на этом устройстве и уйдёт, когда сеть появится.',
  ],
  full: ['There is no more room on this device.', 'На этом устройстве кончилось место.'],
  newer: ['A newer version is ready.', 'Готова новая версия.'],
  restart: ['Restart', 'Перезапустить'],
  saved: ['Saved', 'Сохранено'],
  undo: ['Undo', 'Отменить'],
  called: ['The call is written down', 'Звонок записан в историю клиента'],
  refused: ['The server refused this change', 'Сервер не принял это изменение'],
  progress: ['1,240 of 5,000 clients', '1 240 из 5 000 клиентов'],
  loading: ['Loading', 'Загрузка'],
  empty: ['No orders yet', 'Заказов пока нет'],
  emptyText: ['Write down the first one: what, how much, when.', 'Запишите первый: что, сколько и когда.'],
  emptyAction: ['Add an order', 'Добавить заказ'],
  list: ['Clients', 'Клиенты'],
  lastTalked: ['Last talked 12 March, next step tomorrow', 'Последний разговор 12 марта, следующий шаг завтра'],
  late: ['3 days late', 'Просрочен на 3 дня'],
  new: ['New', 'Новый'],
  here: ['Anna, Olga and four more are here', 'Здесь Анна, Ольга и ещё четверо'],
  dialog: ['Hand over 12 clients?', 'Передать 12 клиентов?'],
  dialogText: [
    'The whole history goes along. The new colleague is responsible from this moment.',
    'Вместе с ними перейдёт вся история. Новый сотрудник отвечает за них с этой минуты.',
  ],
  danger: ['Delete for good', 'Удалить навсегда'],
  find: ['Find a colleague', 'Найти сотрудника'],
  nobody: ['Nobody by this name', 'Никого с таким именем'],
  more: ['More actions', 'Другие действия'],
  palette: ['Search and commands', 'Поиск и команды'],
  date: ['Next step on', 'Дата следующего шага'],
  required: ['This is needed', 'Без этого нельзя'],
} as const satisfies Record<string, readonly [string, string]>

const [language, setLanguage] = createSignal<Language>('ru')
export { language, setLanguage }

/** A text in the chosen language. */
export const say = (key: keyof typeof words): string => words[key][language() === 'en' ? 0 : 1]

export const PEOPLE = [
  { id: 'a', name: 'Марина Орлова' },
  { id: 'b', name: 'Olga Petrova' },
  { id: 'c', name: 'Константин Преображенский-Задунайский' },
  { id: 'd', name: 'Igor Vlasov' },
  { id: 'e', name: 'Анна' },
  { id: 'f', name: 'Светлана Громова' },
]
