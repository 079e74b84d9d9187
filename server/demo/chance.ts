/** Seeded chance, and ids that depend on nothing else: one seed and one moment give one demo. */
import { SimpleFaker } from '@faker-js/faker'

export interface Chance {
  /** A whole number from `min` to `max`, both possible. */
  whole(min: number, max: number): number
  /** True this often, 0 to 1. */
  often(share: number): boolean
  one<T>(list: readonly T[]): T
  some<T>(list: readonly T[], count: number): T[]
  shuffled<T>(list: readonly T[]): T[]
  /** One of the keys, as often as its weight. */
  weighted<T>(list: readonly { weight: number; value: T }[]): T
  digits(count: number): string
  /** A UUIDv7 of this moment, ms since 1970 UTC. */
  id<T extends string>(at: number): T
}

export function makeChance(seed: number): Chance {
  const faker = new SimpleFaker({ seed })
  const { helpers, number } = faker
  let made = 0
  return {
    whole: (min, max) => number.int({ min, max }),
    often: (share) => number.float() < share,
    one: (list) => helpers.arrayElement(list),
    some: (list, count) => helpers.arrayElements(list, count),
    shuffled: (list) => helpers.shuffle(list),
    weighted: (list) => helpers.weightedArrayElement(list),
    digits: (count) => faker.string.numeric({ length: count, allowLeadingZeros: true }),
    id<T extends string>(at: number) {
      const time = Math.max(0, at).toString(16).padStart(12, '0')
      // Ids made one after the other in one millisecond sort as they were made.
      made = (made + 1) % 0x1000
      const tail =
        number.int(0xff_ffff).toString(16).padStart(6, '0') + number.int(0x1ff_ffff_ffff).toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${made.toString(16).padStart(3, '0')}-8${tail.slice(0, 3)}-${tail.slice(3, 15)}` as T
    },
  }
}
