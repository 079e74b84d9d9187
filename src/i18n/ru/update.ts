import type en from '../en/update'

export default {
  'update.text': 'Готова новая версия. Обновление займёт секунду, ничего не потеряется.',
  'update.now': 'Обновить',
  'update.later': 'Позже',
} satisfies Record<keyof typeof en, string>
