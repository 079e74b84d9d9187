/** How often somebody may try a password or a link. Counted in memory: a restart forgets. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../config'

/** Tries a minute. An office behind one address signs in together at nine in the morning. */
const BY_ADDRESS = 60
const BY_EMAIL = 10

export interface SignInLimits {
  /** Counts a try of a link's token; false when there were too many from this address. */
  byAddress(c: Context): Promise<boolean>
  /** Counts a try of a password; false when there were too many from this address or for this e-mail. */
  byEmail(c: Context, email: string): Promise<boolean>
  /** The token or password was right: this try does not count, nor those before it for this e-mail. */
  succeeded(c: Context, email?: string): Promise<void>
}

export function makeLimits(config: Config): SignInLimits {
  const byAddress = new RateLimiterMemory({ points: BY_ADDRESS, duration: 60 })
  const byEmail = new RateLimiterMemory({ points: BY_EMAIL, duration: 60 })
  const address = (c: Context) => addressOf(c, config)
  return {
    byAddress: (c) => allowed(byAddress, address(c)),
    byEmail: async (c, email) => (await allowed(byAddress, address(c))) && allowed(byEmail, email),
    async succeeded(c, email) {
      await byAddress.reward(address(c))
      if (email !== undefined) await byEmail.delete(email)
    },
  }
}

/** The limiter rejects with its state, not with an error, when the points are used up. */
const allowed = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    (reason: RateLimiterRes | Error) => {
      if (reason instanceof Error) throw reason
      return false
    },
  )

/** Who asks: behind a proxy of ours the last address it added, else the other end of the connection. */
function addressOf(c: Context, { trustProxy }: Config): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || (getConnInfo(c).remote.address ?? 'unknown')
}
