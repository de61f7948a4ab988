import os from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { findLivekit } from './tools/find-livekit.mjs';
import { findVectors } from './tools/find-vectors.mjs';
import { LongestFirst } from './tools/longest-first.mjs';
import { keepTempInMemory } from './tools/temp-in-memory.mjs';

keepTempInMemory();

// Tests read the sources of the other workspaces, never what was built earlier. `module` is for bundlers: Node knows no such
// condition, and cannot run what some packages keep behind it.
const conditions = ['@maru/source', ...defaultServerConditions.filter((one) => one !== 'module')];

// Tests that play several tabs with copies of every module: what they leave behind is no good to anybody else.
const alone = ['web/src/features/lock/*.test.ts'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@maru/source', 'node', 'import'] } },
  test: {
    // One process runs many files: starting one for each cost two thirds of the time. No file may lean on another's
    // state, which `npx vitest run --sequence.shuffle.files` shows.
    isolate: false,
    // Most of what needs a server waits half of its time: four keep two cores at work.
    maxWorkers: Math.max(4, os.availableParallelism()),
    sequence: { sequencer: LongestFirst },
    // Nothing waits for these: they only tell what hangs from what goes on, on a machine with much else to do.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 20 } },
    env: { MARU_MLS_VECTORS: findVectors() ?? '', MARU_LIVEKIT: findLivekit() ?? '' },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Before anything of Dexie's is loaded, which looks for it once.
          setupFiles: ['fake-indexeddb/auto'],
          include: [
            'contract/src/**/*.test.ts',
            'crypto/src/**/*.test.ts',
            'media/src/**/*.test.ts',
            'sdk/client/src/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            'bench/src/**/*.test.ts',
            'chaos/src/**/*.test.ts',
            'tools/**/*.test.mjs',
          ],
          exclude: alone,
        },
      },
      {
        extends: true,
        test: { name: 'alone', isolate: true, include: alone },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/src/**/*.test.ts', 'testing/src/**/*.test.ts'],
          globalSetup: './testing/src/global-setup.ts',
          pool: 'forks',
        },
      },
    ],
  },
});
