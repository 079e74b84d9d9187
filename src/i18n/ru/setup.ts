import type en from '../en/setup'

export default {
  'setup.title': 'Шесть вопросов',
} satisfies Record<keyof typeof en, string>
