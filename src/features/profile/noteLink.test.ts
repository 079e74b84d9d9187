import { expect, it } from 'vitest'
import { noteLink } from './noteLink'

it.each([
  ['ladoga.example/price', 'https://ladoga.example/price'],
  ['http://ladoga.example', 'http://ladoga.example'],
  ['ivan@ladoga.example', 'mailto:ivan@ladoga.example'],
  ['8 (921) 000-11-22', 'tel:+79210001122'],
  ['tel:+79210001122', 'tel:+79210001122'],
  ['ладога.рф', 'https://ладога.рф'],
])('reads %s as %s', (typed, href) => expect(noteLink(typed)).toBe(href))

it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'just words', '', 'https://a b'])(
  'makes no link of %s',
  (typed) => expect(noteLink(typed)).toBeUndefined(),
)
