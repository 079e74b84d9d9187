/** The headers of every answer. */
import { createMiddleware } from 'hono/factory'
import type { Config } from '../config'

const POLICY = [
  "default-src 'self'",
  // WebAssembly only; no inline and no evaluated scripts.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  // Recordings are played from the device.
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

/** Of what members added: nothing in it runs, loads or opens anything, wherever it is opened. */
export const FILE_POLICY = "default-src 'none'; sandbox"

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  // Links of set-up and invitation must not travel on to the sites that a client's page links to.
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Sets them all, also on refusals and on what other routes threw. */
export const securityHeaders = ({ publicUrl }: Config) => {
  const https = publicUrl?.startsWith('https://') ?? false
  const headers = { ...HEADERS, ...(https && { 'strict-transport-security': 'max-age=31536000' }) }
  return createMiddleware(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) {
      // A file of a client comes with a policy stricter than the app's.
      const own = name === 'content-security-policy' && c.res.headers.get(name) === FILE_POLICY
      if (!own) c.res.headers.set(name, value)
    }
  })
}
