import { expect, test } from 'vitest'
import type { Config } from '../config'
import { isOwnOrigin } from './origin'

test.each([
  [null, 'http://localhost:8080', 'localhost:8080', true],
  [null, 'https://10.0.0.5:8080', '10.0.0.5:8080', true],
  [null, 'http://localhost:5173', 'localhost:8080', false],
  [null, 'https://evil.example', 'localhost:8080', false],
  [null, 'null', 'localhost:8080', false],
  [null, 'http://localhost:8080', undefined, false],
  [null, undefined, 'localhost:8080', true],
  ['https://a.example', 'https://a.example', '127.0.0.1:8080', true],
  ['https://a.example', 'http://a.example', 'a.example', false],
  ['https://a.example', 'https://a.example.evil', 'a.example', false],
  ['https://a.example', 'http://127.0.0.1:8080', '127.0.0.1:8080', false],
])('with PUBLIC_URL %s, origin %s at host %s is ours: %s', (publicUrl, origin, host, own) => {
  expect(isOwnOrigin({ publicUrl } as Config, origin, host)).toBe(own)
})
