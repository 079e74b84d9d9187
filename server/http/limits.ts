/** How often somebody may try a password or a link. Counted in memory: a restart forgets. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../config'

/** Tries a minute. An office behind one address signs in together at nine in the morning. */
const BY_ADDRESS = 60
const BY_EMAIL = 10

export interface SignInLimits {
  /** Counts a try of a password; false when there were too many from this address or for this e-mail. */
  password(c: Context, email: string): Promise<boolean>
  /** The password was right: the tries before it were honest. */
  succeeded(c: Context, email: string): Promise<void>
  /** Counts a try of a link's token; false when there were too many from this address. */
  token(c: Context): Promise<boolean>
}

export function makeLimits(config: Config): SignInLimits {
  const byAddress = new RateLimiterMemory({ points: BY_ADDRESS, duration: 60 })
  const byEmail = new RateLimiterMemory({ points: BY_EMAIL, duration: 60 })
  const address = (c: Context) => addressOf(c, config)
  return {
    password: async (c, email) => (await allowed(byAddress, address(c))) && allowed(byEmail, email),
    async succeeded(c, email) {
      await byAddress.reward(address(c))
      await byEmail.delete(email)
    },
    token: (c) => allowed(byAddress, address(c)),
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
