import { beforeEach, describe, expect, test } from 'vitest'
import { look } from './alive'

let counted: { bytesRead: number; bytesWritten: number }
let pings: number[]
let cut: number | null
let now: number
let one: Parameters<typeof look>[0]

beforeEach(() => {
  now = 0
  counted = { bytesRead: 100, bytesWritten: 100 }
  pings = []
  cut = null
  const socket = {
    ping: () => {
      pings.push(now)
      counted.bytesWritten += 2
    },
    terminate: () => (cut ??= now),
  }
  one = { socket, counted, heard: 0, read: 100, written: 100, sent: 100, asked: 0 }
})

/** Looks once a second for so long; `each` runs before every look. */
function pass(seconds: number, each: () => void = () => {}) {
  for (let second = 0; second < seconds; second++) {
    now += 1_000
    each()
    look(one, now)
  }
}

describe('a socket', () => {
  test('[K1] with nobody behind it is asked, and cut within 20 seconds', () => {
    pass(30)
    expect(pings).toEqual([8_000, 16_000])
    expect(cut).toBeLessThanOrEqual(20_000)
  })

  test('[K1] whose other end answers stays', () => {
    pass(600, () => {
      if (pings.at(-1) === now - 1_000) counted.bytesRead += 6
    })
    expect(cut).toBeNull()
    expect(pings.length).toBeGreaterThan(60)
  })

  test('[K2] that brings a large frame slowly is neither asked nor cut', () => {
    pass(120, () => (counted.bytesRead += 500))
    expect(pings).toEqual([])
    expect(cut).toBeNull()
  })

  test('[K3] that was sent a megabyte is given a minute to read it, and no more', () => {
    counted.bytesWritten += 1_000_000
    pass(70)
    expect(cut).toBeNull()
    pass(20)
    expect(cut).toBeLessThanOrEqual(85_000)
  })

  test('[K3] that was answered before the next look is given the time for that answer', () => {
    now += 1_000
    counted.bytesRead += 20
    counted.bytesWritten += 1_000_000
    look(one, now)
    pass(70)
    expect(cut).toBeNull()
    pass(20)
    expect(cut).toBeLessThanOrEqual(85_000)
  })
})
