import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeCommit, PAUSE } from './commit'

function makeField(value: string) {
  const committed: string[] = []
  return { committed, field: makeCommit(value, (text) => committed.push(text)) }
}

describe('a text field', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('commits once when it is left, not with each key', () => {
    const { field, committed } = makeField('')
    for (const text of ['М', 'Ма', 'Мар']) field.typed(text)
    expect(committed).toEqual([])
    field.flush()
    field.flush()
    expect(committed).toEqual(['Мар'])
  })

  it('commits after a pause, counted from the last key', () => {
    const { field, committed } = makeField('')
    field.typed('a')
    vi.advanceTimersByTime(PAUSE - 1)
    field.typed('ab')
    vi.advanceTimersByTime(PAUSE - 1)
    expect(committed).toEqual([])
    vi.advanceTimersByTime(1)
    expect(committed).toEqual(['ab'])
    vi.advanceTimersByTime(10 * PAUSE)
    expect(committed).toEqual(['ab'])
  })

  it('commits nothing when the text is again what it was', () => {
    const { field, committed } = makeField('old')
    field.typed('older')
    field.typed('old')
    vi.advanceTimersByTime(PAUSE)
    field.flush()
    expect(committed).toEqual([])
    expect(field.pending()).toBe(false)
  })

  it('commits each further change after its own commit came back', () => {
    const { field, committed } = makeField('')
    field.typed('a')
    field.flush()
    field.moved('a')
    field.typed('ab')
    field.flush()
    expect(committed).toEqual(['a', 'ab'])
  })

  it('keeps what is being typed when a colleague changes the value, and commits it', () => {
    const { field, committed } = makeField('old')
    field.typed('mine')
    field.moved('hers')
    expect(field.pending()).toBe(true)
    field.flush()
    expect(committed).toEqual(['mine'])
  })

  it('does not fall back to an earlier commit of its own that is stored late', () => {
    const { field, committed } = makeField('')
    field.typed('a')
    field.flush()
    field.typed('ab')
    field.flush()
    expect(field.moved('a')).toBe('ab')
    expect(field.moved('ab')).toBe('ab')
    expect(field.moved('hers')).toBe('hers')
    expect(committed).toEqual(['a', 'ab'])
  })

  it('follows a colleague when nothing is being typed', () => {
    const { field, committed } = makeField('old')
    field.moved('hers')
    field.flush()
    expect(committed).toEqual([])
    field.typed('old')
    field.flush()
    expect(committed).toEqual(['old'])
  })
})
