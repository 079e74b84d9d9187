import type en from '../en/common'

export default {
  'common.save': 'Сохранить',
  'common.cancel': 'Отмена',
  'common.close': 'Закрыть',
  'common.add': 'Добавить',
  'common.remove': 'Убрать',
  'common.edit': 'Изменить',
  'common.undo': 'Вернуть',
  'common.back': 'Назад',
  'common.retry': 'Повторить',
  'common.search': 'Поиск',
  'common.more': 'Ещё',
  'common.you': 'вы',
  'common.yes': 'да',
  'common.no': 'нет',
  'common.unknownChoice': 'неизвестный вариант',
  'common.role.head': 'Руководитель',
  'common.role.manager': 'Менеджер',
  'common.role.viewer': 'Наблюдатель',
} satisfies Record<keyof typeof en, string>
