import process from 'node:process';
import { defineConfig, type ViewportSize } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** Keeps Chromium from talking to anybody but the host under test; as root it has no sandbox to offer. */
const browserArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const desktop: ViewportSize = { width: 1280, height: 860 };
const phone: ViewportSize = { width: 390, height: 844 };
const takesPictures = process.env['MARU_PICTURES'] === '1';

export default defineConfig({
  globalSetup: './src/start-hosts.ts',
  testDir: '.',
  testMatch: takesPictures ? 'pictures.spec.ts' : 'journeys/*.spec.ts',
  testIgnore: takesPictures ? [] : ['pictures.spec.ts'],
  outputDir: './test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: takesPictures ? 120_000 : 45_000,
  expect: { timeout: 8_000 },
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: process.env['MARU_CHROMIUM'] ?? '/usr/bin/chromium',
      args: browserArgs,
    },
    locale: 'en-US',
    timezoneId: 'Asia/Seoul',
    actionTimeout: 8_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
  projects: takesPictures
    ? [{ name: 'pictures' }]
    : [
        { name: 'desktop', grepInvert: /@phone/, use: { viewport: desktop } },
        { name: 'phone', grepInvert: /@desktop/, use: { viewport: phone, hasTouch: true, isMobile: true } },
      ],
});
