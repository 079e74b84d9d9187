import type en from '../en/notFound'

export default {
  'notFound.title': 'Такой страницы нет',
  'notFound.text': 'Возможно, ссылка устарела или в ней опечатка.',
  'notFound.home': 'Открыть «Сегодня»',
} satisfies Record<keyof typeof en, string>
