import fc from 'fast-check'
import { encodeAny } from 'lib0/buffer'
import { describe, expect, it } from 'vitest'
import { LIMITS, PROTOCOL } from '../../src/shared/protocol'
import { created, itemsOf, newDevice, newProfile } from '../../tests/support/notebook'
import { readFrame } from './frames'

const bytesOf = (value: unknown) => encodeAny(value as Parameters<typeof encodeAny>[0])
const read = (value: unknown) => readFrame(bytesOf(value))

const olderHello = () => ({
  type: 'hello',
  protocol: PROTOCOL,
  device: newDevice(),
  label: 'Chrome, Android',
  epoch: null,
})

describe('a frame', () => {
  it('is read as it was written', () => {
    const hello = { ...olderHello(), team: 7 }
    const push = { type: 'push', items: itemsOf([[created(newProfile())]]) }
    const notes = {
      type: 'push',
      items: [{ type: 'notes', n: 1, profile: newProfile(), update: new Uint8Array([1]), at: 1 }],
    }
    const pull = { type: 'pull', cursor: 7, next: null }
    for (const message of [hello, push, notes, pull]) expect(read(message)).toEqual(message)
  })

  it('of an app that does not say which team it has is read as of one that has none', () => {
    expect(read(olderHello())).toEqual({ ...olderHello(), device: expect.any(String) as string, team: null })
  })

  it('with a field too many, too few, or of another kind is malformed', () => {
    for (const message of [
      { type: 'pull', cursor: 7, next: null, as: 'head' },
      { type: 'pull', cursor: 7 },
      { type: 'pull', cursor: '7', next: null },
      { type: 'get', profiles: ['x'] },
    ])
      expect(read(message)).toEqual({ close: 'malformed' })
  })

  it('of another version says so, whatever else it says', () => {
    expect(read({ type: 'hello', protocol: PROTOCOL + 1, new: true })).toEqual({ close: 'protocol' })
  })

  it('over the limit is too large', () => {
    expect(readFrame(new Uint8Array(LIMITS.frame + 1))).toEqual({ close: 'tooLarge' })
  })

  it('of any bytes is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readFrame(bytes)),
      { numRuns: 2_000 },
    )
  })

  it('that was damaged on its way is read or refused, and never throws', () => {
    const whole = bytesOf({ type: 'push', items: itemsOf([[created(newProfile())]]) })
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      byte: fc.nat(255),
      length: fc.integer({ min: 1, max: whole.length }),
    })
    fc.assert(
      fc.property(damage, ({ at, byte, length }) => {
        const bytes = whole.slice(0, length)
        bytes[Math.min(at, length - 1)] = byte
        readFrame(bytes)
      }),
      { numRuns: 2_000 },
    )
  })

  it('cannot reach the prototype of what is read', () => {
    const bytes = bytesOf({ type: 'pull', cursor: 1, next: null, ['__proto__x']: 1 })
    const name = new TextDecoder().decode(bytes).indexOf('__proto__x')
    expect(name).toBeGreaterThan(0)
    expect(readFrame(bytes)).toEqual({ close: 'malformed' })
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})
