import { defineConfig } from '@playwright/test'
import { installedChromium } from './scripts/chromium.mjs'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Beside the tests, for every system: what draws texts otherwise is found out and compares no pictures.
  snapshotPathTemplate: '{testDir}/{arg}{ext}',
  // Each test has a server, and pages, of its own.
  workers: 2,
  retries: 0,
  // Generous: other suites may have the processors. A wait ends with what it waits for.
  timeout: 300_000,
  expect: { timeout: 40_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'allow',
    // Recording doubles the time of every test: `npx playwright test NAME --trace retain-on-failure` asks for it.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: installedChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
