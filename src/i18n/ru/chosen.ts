import type en from '../en/chosen'

export default {
  'chosen.count': '{count, plural, one {Выбран #} few {Выбрано #} many {Выбрано #} other {Выбрано #}}',
  'chosen.all': 'Все {count}',
  'chosen.tag': 'Метки',
  'chosen.export': 'Выгрузить',
  'chosen.none': 'Никого',
  'chosen.handOver': 'Передать',
} satisfies Record<keyof typeof en, string>
