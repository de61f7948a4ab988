import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hasRelease } from './migrate-load.mjs';
import { projectRoot } from './prepare.mjs';

/** The command in a process of its own, on the built server: tests themselves run from its sources. */
const play = async () => {
  const program = path.join(projectRoot, 'tools/migrate-load.mjs');
  const { NODE_OPTIONS: _ours, ...env } = process.env;
  const args = [program, '--entries', '2000', '--rest', '50', '--pause', '10', '--json'];
  // It ends with 1 where something was wrong, and says what.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env }).catch(
    (error) => error,
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
};

// Part of `npm run test:deep`. A checkout without history (an archive of the sources) has no last release to play: skipped there.
test.skipIf(!process.env.MARU_DEEP || !hasRelease())(
  'while the migrations since the last release run, its statements lose nothing, fail at nothing and bring nothing back',
  async () => {
    const result = await play();
    expect(result).toMatchObject({
      failures: [],
      failed: 0,
      lost: 0,
      doubled: 0,
      holes: 0,
      broughtBack: 0,
      changed: 0,
    });
    expect(result).toMatchObject({ inParts: true });
    expect(result.acknowledged).toBeGreaterThan(10);
    expect(result.erased).toBeGreaterThan(0);
  },
  180_000,
);
