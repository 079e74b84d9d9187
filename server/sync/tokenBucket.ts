/** A limit on how often, with bursts: `rate` a second, and up to `burst` at once after a quiet time. */
export class TokenBucket {
  readonly #rate: number
  readonly #burst: number
  readonly #now: () => number
  #tokens: number
  #filled: number

  /** `now` in ms. */
  constructor(rate: number, burst: number, now: () => number = () => performance.now()) {
    this.#rate = rate
    this.#burst = burst
    this.#now = now
    this.#tokens = burst
    this.#filled = now()
  }

  /** Takes that many; false when they are not there. */
  take(tokens: number): boolean {
    const now = this.#now()
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filled) / 1_000) * this.#rate)
    this.#filled = now
    if (this.#tokens < tokens) return false
    this.#tokens -= tokens
    return true
  }
}
