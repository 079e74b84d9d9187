/** Commands in words, and the words by which they are also found. */
import { t } from '../../i18n'
import type { Command, CommandGroup, CommandId } from './commands'

/** In the order in which they are shown. */
export const GROUPS: readonly CommandGroup[] = ['client', 'list', 'create', 'go', 'switch', 'app']

export function groupTitle(group: CommandGroup): string {
  switch (group) {
    case 'client':
      return t('commands.group.client')
    case 'list':
      return t('commands.group.list')
    case 'create':
      return t('commands.group.create')
    case 'go':
      return t('commands.group.go')
    case 'switch':
      return t('commands.group.switch')
    case 'app':
      return t('commands.group.app')
  }
}

export const titleOf = (command: Command): string => command.title ?? t(`commands.do.${command.id}`)

/** In both languages: one may think of a thing in the language that is not on the screen. */
const ALSO: Partial<Record<CommandId, string>> = {
  create: 'new client add create новый клиент добавить создать завести',
  step: 'new step task todo reminder promise новый шаг дело задача напоминание обещание запланировать',
  'go.today': 'today home tasks сегодня дела главная',
  'go.clients': 'clients list customers клиенты список база',
  'go.handovers': 'handovers transfers передачи передали',
  'go.team': 'team colleagues members people отдел сотрудники коллеги команда',
  'go.settings': 'settings preferences options настройки параметры',
  'go.wishes': 'wishes ideas requests products пожелания идеи просьбы товары',
  'go.referrals': 'referrals recommendations who brought sources рекомендации кто привёл источники',
  'go.dates': 'dates birthdays anniversaries даты дни рождения годовщины юбилеи праздники',
  'go.import': 'import excel csv upload импорт загрузить таблица',
  'go.importOrders': 'import orders invoices 1c excel csv импорт заказы реализации счета 1с бухгалтерия загрузить',
  undo: 'undo revert take back отменить вернуть назад',
  help: 'keys keyboard shortcuts help клавиши клавиатура сочетания помощь справка',
  'client.call': 'call phone звонок позвонил телефон',
  'client.meeting': 'meeting met visit встреча визит',
  'client.message': 'message mail wrote сообщение письмо написал',
  'client.order': 'order sale заказ продажа',
  'client.complaint': 'complaint claim жалоба рекламация претензия',
  'client.promise': 'promise обещание обещал',
  'client.step': 'next step task reminder следующий шаг задача напоминание',
  'client.person': 'person contact человек контакт',
  'client.tag': 'tag label метка тег',
  'client.edit': 'edit change rename править изменить',
  'client.lost': 'lost left refused churn потеря ушёл отказ уход',
  'client.cameBack': 'came back return вернулся возврат',
  'client.wish': 'wish idea request product пожелание просьба идея',
  'client.failure': 'failure mistake ours сбой ошибка наша вина',
  'client.handOver': 'hand over transfer передать',
  'client.share': 'share access grant доступ поделиться',
  'client.copyLink': 'copy link url ссылка скопировать',
  'client.copyContacts': 'copy contacts card контакты скопировать визитка',
  'client.know': 'what to know facts важно о клиенте',
  'client.people': 'people contacts люди контакты',
  'client.history': 'history changes log история изменения',
  'client.orders': 'orders deal deals sales заказы сделка сделки продажи',
  'client.notes': 'notes text заметки записки',
  'client.back': 'back close назад закрыть',
  'list.choose': 'choose select выбрать отметить',
}

export const keywordsOf = (command: Command): string =>
  `${command.keywords ?? ''} ${command.title === undefined ? (ALSO[command.id] ?? '') : ''}`
