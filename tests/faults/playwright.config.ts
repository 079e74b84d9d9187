/** The faults of a real browser: `npm run test:faults -- --browser`. */
import { defineConfig } from '@playwright/test'
import shared from '../../playwright.config'

export default defineConfig({ ...shared, testDir: '.', testMatch: 'browser.spec.ts', outputDir: '../../test-results' })
