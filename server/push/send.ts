/** One push: encrypted for the device (RFC 8291), signed with our keys (RFC 8292), posted to its push service. */
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import webpush, { type RequestDetails, type RequestOptions } from 'web-push'
import type { ShownNotice } from '../../src/shared/notices'
import { isPushAddress, lookupPublic } from './address'
import type { PushKeys } from './keys'

export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushMessage {
  notice: ShownNotice
  /** Seconds for which the push service keeps it for a device that sleeps. */
  ttl: number
  urgency: 'normal' | 'high'
}

/**
 * `gone`: the device takes no more of them, its subscription is of no use. `later`: try it again, after so many ms where
 * the push service said so. `refused`: it will never take this one.
 */
export type Sent = { result: 'sent' | 'gone' | 'refused' } | { result: 'later'; after?: number }
export type SendPush = (target: PushTarget, message: PushMessage) => Promise<Sent>

/** ms for all of one push. */
const TIME = 10_000

export interface PushSender {
  send: SendPush
  close(): void
}

/**
 * `contact`: whom push services may turn to, an https or mailto address. `loopback`: this machine may be a push
 * service, for tests.
 */
export function pushSender(keys: PushKeys, contact: string, loopback = false): PushSender {
  const options = { keepAlive: true, maxSockets: 4, maxTotalSockets: 16, timeout: TIME }
  const agent = new Agent({ ...options, lookup: lookupPublic() })
  const plainAgent = new PlainAgent(options)
  const vapidDetails = { subject: contact, ...keys }

  async function send({ endpoint, p256dh, auth }: PushTarget, { notice, ttl, urgency }: PushMessage): Promise<Sent> {
    // Judged again: rules may be stricter than when it was stored.
    if (!isPushAddress(endpoint, loopback)) return { result: 'gone' }
    const made = encrypted({ endpoint, p256dh, auth }, JSON.stringify(notice), {
      vapidDetails,
      TTL: ttl,
      urgency,
      contentEncoding: 'aes128gcm',
    })
    if (made === null) return { result: 'gone' }
    const plain = endpoint.startsWith('http:')
    const answer = await post(plain ? plainRequest : request, endpoint, {
      headers: made.headers,
      body: made.body as Buffer,
      agent: plain ? plainAgent : agent,
    })
    return judge(answer)
  }
  return {
    send: (target, message) => send(target, message).catch(() => ({ result: 'later' })),
    close() {
      agent.destroy()
      plainAgent.destroy()
    },
  }
}

/** null for keys that are none: nothing can be said to that device. */
function encrypted({ endpoint, ...keys }: PushTarget, text: string, options: RequestOptions): RequestDetails | null {
  try {
    return webpush.generateRequestDetails({ endpoint, keys }, text, options)
  } catch {
    return null
  }
}

interface Posted {
  headers: Record<string, string>
  body: Buffer
  agent: Agent | PlainAgent
}

/** The head of the answer; what else it says is not read. Redirects are answers like others. @throws on no answer in time. */
const post = (how: typeof request, address: string, { headers, body, agent }: Posted): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = how(address, { method: 'POST', headers, agent, signal: AbortSignal.timeout(TIME) }, (answer) => {
      answer.resume()
      // Somebody who sends without end is cut; a short answer leaves the connection for the next push.
      answer.on('data', () => (answer.socket.bytesRead > 1_000_000 ? answer.destroy() : undefined))
      answer.on('error', () => undefined)
      resolve(answer)
    })
    asked.on('error', reject)
    asked.end(body)
  })

function judge({ statusCode = 0, headers }: IncomingMessage): Sent {
  if (statusCode >= 200 && statusCode < 300) return { result: 'sent' }
  if (statusCode === 404 || statusCode === 410) return { result: 'gone' }
  if (statusCode !== 429 && statusCode < 500) return { result: 'refused' }
  const seconds = Number(headers['retry-after'])
  return { result: 'later', ...(Number.isFinite(seconds) && seconds > 0 && { after: seconds * 1_000 }) }
}
