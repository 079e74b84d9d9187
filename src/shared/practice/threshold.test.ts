import { describe, expect, it } from 'vitest'
import type { OrderRules } from '../team/rules'
import { belowThreshold } from './threshold'

const rubles = (amount: number) => ({ amount: amount * 100, currency: 'RUB' })
const rules = (below: OrderRules['below'] = 'stop'): OrderRules => ({
  id: 'orderRules',
  least: rubles(5_000),
  below,
  lines: [],
})
const earlier = [{ when: 100 }]

describe('the smallest order', () => {
  it('stops or warns about a repeat order below it, as the head chose', () => {
    const small = { when: 200, money: rubles(4_999) }
    expect(belowThreshold(small, earlier, rules())).toEqual({ then: 'stop', least: rubles(5_000) })
    expect(belowThreshold(small, earlier, rules('warn'))?.then).toBe('warn')
    expect(belowThreshold({ when: 200, money: rubles(5_000) }, earlier, rules())).toBeUndefined()
  })

  it('leaves a first order free, also one that is written down after a later one [TH1]', () => {
    expect(belowThreshold({ when: 200, money: rubles(1) }, [], rules())).toBeUndefined()
    expect(belowThreshold({ when: 50, money: rubles(1) }, earlier, rules())).toBeUndefined()
  })

  it('judges no other currency, no order without an amount, and nothing where none was agreed [TH2]', () => {
    expect(belowThreshold({ when: 200, money: { amount: 1, currency: 'EUR' } }, earlier, rules())).toBeUndefined()
    expect(belowThreshold({ when: 200 }, earlier, rules())).toBeUndefined()
    expect(belowThreshold({ when: 200, money: rubles(1) }, earlier, { ...rules(), least: null })).toBeUndefined()
    expect(belowThreshold({ when: 200, money: rubles(1) }, earlier, undefined)).toBeUndefined()
  })
})
