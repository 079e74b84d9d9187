/**
 * One device of one member: a real Chromium with a profile folder of its own, so that what it stored
 * outlives its process, as on a phone whose battery went flat.
 */
import { mkdtemp, readdir, readFile, rm, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { installedChromium } from '../../../scripts/chromium.mjs'

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
export const DESK = { viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false } as const
const SCREENSHOTS = 'tests/screenshots'

export interface DeviceOptions {
  /** What the pictures are called after. */
  name: string
  size: typeof PHONE | typeof DESK
  locale?: 'en' | 'ru'
  scheme?: 'light' | 'dark'
  /** It never is without a network: the app is not kept on it, which costs seconds of a processor. */
  alwaysOnline?: boolean
}

export class Device {
  page!: Page
  /** Exceptions that reached no handler, in any page of this device. */
  readonly errors: string[] = []
  private context: BrowserContext | undefined
  private pictures = 0

  private constructor(
    private readonly options: DeviceOptions,
    private readonly folder: string,
  ) {}

  static async open(options: DeviceOptions): Promise<Device> {
    const device = new Device(options, await mkdtemp(join(tmpdir(), 'kartoteka-device-')))
    await device.start()
    return device
  }

  get isAlwaysOnline(): boolean {
    return this.options.alwaysOnline === true
  }

  async start(): Promise<void> {
    const { size, locale = 'en', scheme = 'light', alwaysOnline = false } = this.options
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...size,
      locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
      colorScheme: scheme,
      timezoneId: 'Europe/Moscow',
      executablePath: installedChromium(),
      serviceWorkers: alwaysOnline ? 'block' : 'allow',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    this.context.on('weberror', (error) => this.errors.push(String(error.error())))
    this.context.setDefaultTimeout(40_000)
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
  }

  /**
   * Closes the browser and opens it again. Chromium writes cookies to its disk half a minute behind, or when it
   * is closed: who signed in a moment ago and loses power has to sign in again.
   */
  async restart(): Promise<void> {
    await this.context?.close()
    await this.start()
  }

  /** Ends the browser as a power cut does. */
  async kill(): Promise<void> {
    for (const pid of await this.processes()) process.kill(pid, 'SIGKILL')
    await this.context?.close().catch(() => {})
    this.context = undefined
  }

  async close(): Promise<void> {
    await this.context?.close()
    this.context = undefined
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Keeps a picture of the screen: tests/screenshots/<device>-<n>-<what>.png */
  async picture(what: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true })
    const number = String(++this.pictures).padStart(2, '0')
    await this.page.screenshot({ path: `${SCREENSHOTS}/${this.options.name}-${number}-${what}.png` })
  }

  /** The browser's processes: those that name this device's folder. */
  private async processes(): Promise<number[]> {
    const found: number[] = []
    for (const entry of await readdir('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')
      if (command.includes(`--user-data-dir=${this.folder}`)) found.push(Number(entry))
    }
    return found
  }
}
