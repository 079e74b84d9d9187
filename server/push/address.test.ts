import { expect, test } from 'vitest'
import { isPublic, isPushAddress, lookupPublic } from './address'

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://web.push.apple.com/QGuQ',
  'https://db5p.notify.windows.com/w/?token=BQY',
])('[W1] a push may go to %s', (address) => expect(isPushAddress(address)).toBe(true))

test.each([
  'http://push.example.com/a',
  'https://push.example.com:8443/a',
  'https://user:word@push.example.com/a',
  'https://127.0.0.1/a',
  'https://2130706433/a',
  'https://0x7f.1/a',
  'https://[::1]/a',
  'https://[::ffff:10.0.0.1]/a',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/a',
  'https://db.internal/a',
  'https://intranet/a',
  'https://printer.local./a',
  'file:///etc/passwd',
  'nonsense',
])('[W1] no push goes to %s', (address) => expect(isPushAddress(address)).toBe(false))

test('[W1] this machine is reached in tests only', () => {
  expect(isPushAddress('http://127.0.0.1:4000/a', true)).toBe(true)
  expect(isPushAddress('http://10.0.0.1/a', true)).toBe(false)
})

test.each(['8.8.8.8', '17.57.146.20', '2606:4700::1', '2a00:1450:4010::5f'])('%s is public', (address) =>
  expect(isPublic(address)).toBe(true),
)
test.each([
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  'fc00::1',
  'fe80::1',
  '2002:a00:1::',
  '2001::1',
  'push.example.com',
])('%s is not', (address) => expect(isPublic(address)).toBe(false))

const looked = (addresses: string[], all: boolean) =>
  new Promise((resolve, reject) =>
    lookupPublic((_name, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    )('push.example.com', { all }, (error, address) => (error === null ? resolve(address) : reject(error))),
  )

test('[W2] a name is public only when every address of it is', async () => {
  expect(await looked(['8.8.8.8'], false)).toBe('8.8.8.8')
  expect(await looked(['8.8.8.8', '2606:4700::1'], true)).toHaveLength(2)
  await expect(looked(['8.8.8.8', '10.0.0.1'], true)).rejects.toThrow('public internet')
  await expect(looked(['127.0.0.1'], false)).rejects.toThrow('public internet')
  await expect(looked([], false)).rejects.toThrow('public internet')
})
