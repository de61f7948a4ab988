import os from 'node:os';
import process from 'node:process';
import { defineConfig, type ViewportSize } from '@playwright/test';
import { browserArgs, shortLivedArgs, wholeChromium } from './src/browsers.ts';

const desktop: ViewportSize = { width: 1280, height: 860 };
const phone: ViewportSize = { width: 390, height: 844 };
// People who want less motion: what slides away under a press on a slow machine is not pressed, and what moves costs a tenth of
// the browser's work. The journeys that ask for motion have it.
const still = { reducedMotion: 'reduce' } as const;
const takesPictures = process.env['MARU_PICTURES'] === '1';
const travels = process.env['MARU_TRIP'] === '1';
const keepsSecrets = process.env['MARU_SECRET'] === '1';
const calls = process.env['MARU_CALLS'] === '1';
const walks = process.env['MARU_WALK'] === '1';
const moves = process.env['MARU_MOVE'] === '1';
const isApart = takesPictures || travels || keepsSecrets || calls || walks || moves;
const apart = travels
  ? 'trip'
  : keepsSecrets
    ? 'secret'
    : calls
      ? 'calls'
      : walks
        ? 'walk'
        : moves
          ? 'move'
          : 'pictures';
const apartMatch = calls ? 'calls/!(walk).spec.ts' : walks ? 'calls/walk.spec.ts' : `${apart}.spec.ts`;

export default defineConfig({
  globalSetup: './src/start-hosts.ts',
  testDir: '.',
  testMatch: isApart ? apartMatch : 'journeys/*.spec.ts',
  outputDir: './test-results',
  // A journey waits for a sixth of its time: one more than there are cores.
  workers: isApart ? 1 : Math.max(3, os.availableParallelism()),
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: travels ? 2_400_000 : isApart ? 1_500_000 : 120_000,
  expect: { timeout: calls || walks ? 60_000 : 30_000 },
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: isApart ? wholeChromium : (process.env['MARU_LIGHT_CHROMIUM'] ?? wholeChromium),
      args: isApart ? browserArgs : shortLivedArgs,
    },
    locale: 'en-US',
    timezoneId: 'Asia/Seoul',
    // Five browsers at once on two cores take their time.
    actionTimeout: keepsSecrets ? 120_000 : calls || walks ? 60_000 : 30_000,
    navigationTimeout: keepsSecrets ? 120_000 : calls || walks ? 60_000 : 30_000,
    screenshot: 'only-on-failure',
  },
  projects: isApart
    ? [{ name: apart }]
    : [
        { name: 'desktop', grepInvert: /@phone/, use: { viewport: desktop, contextOptions: still } },
        {
          name: 'phone',
          grepInvert: /@desktop/,
          use: { viewport: phone, hasTouch: true, isMobile: true, contextOptions: still },
        },
      ],
});
