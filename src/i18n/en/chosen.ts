export default {
  'chosen.count': '{count, plural, one {# chosen} other {# chosen}}',
  'chosen.all': 'All {count}',
  'chosen.tag': 'Tags',
  'chosen.export': 'Export',
  'chosen.none': 'None',
  'chosen.handOver': 'Hand over',
} as const
