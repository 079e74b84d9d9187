/**
 * Where a push may be sent. A member names the address, and this server speaks to it: it must never become a way to
 * reach what only this server can reach.
 *
 * [W1] https, the usual port, no user in it; no address in numbers, no name without a dot.
 * [W2] When it is sent, the name must stand for addresses of the public internet only, and the socket is opened to the
 *      address that was judged. No redirect is followed (send.ts).
 */
import { lookup as ask, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/** Not of the public internet, by the registries of special addresses (RFC 6890, RFC 5735 and later ones). */
const special = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  // Teredo and others, documentation, 6to4: each stands for an address of another kind, or for none.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6')

/** All of IPv6 that is given out for the public internet. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Is this address in numbers one of the public internet? */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  return family === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** Names that stand for nothing on the public internet. */
const LOCAL = /(^|\.)(localhost|local|internal|lan|home|corp|test|invalid|example|onion)$|\.home\.arpa$/

/** May a push be sent to this address [W1]? `loopback`: this machine is allowed too, without https: for tests. */
export function isPushAddress(text: string, loopback = false): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, port, hostname } = new URL(text)
  if (username !== '' || password !== '') return false
  if (loopback && hostname === '127.0.0.1') return true
  const name = hostname.replace(/\.$/, '')
  return protocol === 'https:' && port === '' && isIP(name) === 0 && /[^.]\.[^.]/.test(name) && !LOCAL.test(name)
}

type Looked = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void
type Ask = (name: string, options: { all: true }, done: (error: Error | null, all: LookupAddress[]) => void) => void

/** Looks a name up for a socket, and fails unless every address of it is public [W2]. `how` is another one in tests. */
export const lookupPublic =
  (how: Ask = ask) =>
  (name: string, options: LookupOptions, done: Looked): void =>
    how(name, { ...options, all: true }, (error, all) => {
      if (error !== null) return done(error, '')
      const [first] = all
      if (first === undefined || !all.every(({ address }) => isPublic(address)))
        return done(new Error('the address is not one of the public internet'), '')
      if (options.all === true) done(null, all)
      else done(null, first.address, first.family)
    })
