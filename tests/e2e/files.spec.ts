/** A picture taken where there is no network: it is there after a reload, and at the colleague's once there is. */
import { readdir, readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { isId } from '../../src/shared/ids'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device, PHONE } from './support/device'
import { sayIn } from './support/words'

for (const locale of process.env.STORIES === 'all' ? (['en', 'ru'] as const) : (['ru'] as const))
  test(`a picture without network (${locale})`, async () => {
    const say = sayIn(locale)
    const server = await startServer({ built: true })
    const marina = await setUp(server, { name: 'Марина', locale })
    const olga = await join(server, marina, { name: 'Ольга' })
    const office = await openDevice(server, olga)
    await office.create([{ kind: 'fact', path: 'name', value: 'Кухни Ладога' }])
    office.online()
    await office.until('all sent', async () => (await office.store.unsent()).size === 0)
    office.close()

    const hers = new App(await Device.open({ name: `files-olga-${locale}`, size: PHONE, locale }), server, say)
    const heads = new App(
      await Device.open({ name: `files-marina-${locale}`, size: DESK, locale, alwaysOnline: true }),
      server,
      say,
    )
    const tile = (app: App) => app.page.getByRole('listitem').filter({ hasText: 'stand.webp' })
    const picture = (app: App) =>
      tile(app).getByRole('button', { name: say('files.openPicture', { name: 'stand.webp' }) })
    try {
      await hers.signIn(olga)
      await hers.openClient('Кухни Ладога')
      await expect(hers.page.getByRole('heading', { name: say('files.title') })).toBeVisible()
      await hers.kept()
      await server.end()

      await hers.page
        .locator('input[type=file][multiple]')
        .first()
        .setInputFiles({
          name: 'stand.jpg',
          mimeType: 'image/jpeg',
          buffer: withCamera(await jpeg(hers.page)),
        })
      await expect(tile(hers)).toContainText(say('files.unsent'))
      await hers.page.reload()
      await expect(tile(hers)).toContainText(say('files.unsent'))
      await expect(tile(hers).locator('img')).toBeVisible()
      await picture(hers).click()
      // The camera was held upright: 2,400 wide on the sensor, 2,048 high on the screen.
      expect(await sizeOf(hers.page)).toEqual([1_365, 2_048])
      await hers.device.picture('viewer')
      await hers.page.keyboard.press('Escape')

      await server.restart()
      await expect(tile(hers)).not.toContainText(say('files.unsent'), { timeout: 60_000 })
      await hers.saved()

      await heads.signIn(marina)
      await heads.openClient('Кухни Ладога')
      await expect(tile(heads).locator('img')).toBeVisible()
      await picture(heads).click()
      await expect.poll(() => sizeOf(heads.page)).toEqual([1_365, 2_048])
      const kept = await keptBytes(server.dataDir)
      for (const trace of ['Exif', 'GPS', 'Kartoteka camera']) expect(kept.includes(trace)).toBe(false)
      await heads.page.keyboard.press('Escape')
      for (const app of [hers, heads]) expect(app.device.errors).toEqual([])
    } finally {
      await hers.device.close()
      await heads.device.close()
      await server.stop()
    }
  })

const shown = (page: Page) => page.getByRole('dialog').locator('img')

async function sizeOf(page: Page): Promise<[number, number]> {
  await expect(shown(page)).toBeVisible()
  return shown(page).evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    return [image.naturalWidth, image.naturalHeight] as [number, number]
  })
}

/** The one file that the server keeps, without its thumbnail. */
async function keptBytes(dataDir: string): Promise<Buffer> {
  const folder = joinPath(dataDir, 'files')
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = all.filter((entry) => entry.isFile() && isId(entry.name))
  expect(files).toHaveLength(1)
  return readFile(joinPath(files[0]!.parentPath, files[0]!.name))
}

/** 2,400 by 1,600 pixels. */
const jpeg = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(2400, 1600)
      const context = canvas.getContext('2d')!
      context.fillStyle = 'teal'
      context.fillRect(0, 0, 2400, 1600)
      context.fillStyle = 'gold'
      context.fillRect(200, 200, 800, 400)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    }),
    'latin1',
  )

/** The same as a camera that was held upright would write it: orientation 6, its name, and a place. */
function withCamera(picture: Buffer): Buffer {
  const maker = Buffer.from('Kartoteka camera\0\0')
  const ifd = Buffer.alloc(2 + 3 * 12 + 4)
  ifd.writeUInt16BE(3, 0)
  const entry = (at: number, tag: number, type: number, count: number) => {
    ifd.writeUInt16BE(tag, at)
    ifd.writeUInt16BE(type, at + 2)
    ifd.writeUInt32BE(count, at + 4)
  }
  entry(2, 0x010f, 2, maker.length)
  ifd.writeUInt32BE(8 + ifd.length, 10)
  entry(14, 0x0112, 3, 1)
  ifd.writeUInt16BE(6, 22)
  entry(26, 0x8825, 4, 1)
  ifd.writeUInt32BE(8 + ifd.length + maker.length, 34)
  const gps = Buffer.alloc(2 + 12 + 4)
  gps.writeUInt16BE(1, 0)
  gps.writeUInt16BE(1, 2)
  gps.writeUInt16BE(2, 4)
  gps.writeUInt32BE(2, 6)
  gps.write('N', 10)
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), ifd, maker, gps, Buffer.from('GPS')])
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const marker = Buffer.from([0xff, 0xe1, 0, 0])
  marker.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([picture.subarray(0, 2), marker, exif, picture.subarray(2)])
}
