import type en from '../en/shell'

export default {
  'shell.appName': 'Картотека',
  'shell.places': 'Разделы',
  'shell.skip': 'К содержанию',
  'shell.messages': 'Сообщения',
  'shell.today': 'Сегодня',
  'shell.clients': 'Клиенты',
  'shell.handovers': 'Передачи',
  'shell.team': 'Отдел',
  'shell.settings': 'Настройки',
  'shell.import': 'Импорт',
  'shell.more': 'Ещё',
  'shell.listPane': 'Список клиентов',
  'shell.pagePane': 'Открытый клиент',
  'shell.listWidth': 'Ширина списка',
  'shell.newClient': 'Новый клиент',
  'shell.unreadable.title': 'Не удалось прочитать клиентов',
  'shell.unreadable.client': 'Не удалось прочитать клиента',
  'shell.unreadable.text':
    'Они по-прежнему на этом устройстве, но хранилище не ответило. Попробуйте ещё раз, а если не поможет, перезагрузите приложение.',
  'shell.newer.title': 'Эта версия приложения устарела',
  'shell.newer.text':
    'На этом устройстве уже работала более новая версия и сохранила клиентов по-новому. Ничего не пропало: загрузите новую версию.',
  'shell.broken.title': 'Страница не открылась',
  'shell.broken.text': 'Это наша ошибка, не ваша. Всё, что вы сохранили, цело на этом устройстве.',
  'shell.broken.reload': 'Перезагрузить приложение',
} satisfies Record<keyof typeof en, string>
