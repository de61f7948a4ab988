import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildMaru, launchMaru, startMaru } from '@maru/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

beforeAll(buildMaru);

/** A data folder, and whether a database runs in it. */
const makeFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-main-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder, hasDatabase: () => existsSync(join(folder, 'postgresql/postmaster.pid')) };
};

it('a terminal that is closed closes the host, its database too, though nobody reads what it says', async () => {
  const { folder, hasDatabase } = await makeFolder();
  const maru = await startMaru(folder);
  onTestFinished(() => maru.end());
  expect(hasDatabase()).toBe(true);
  maru.child.stdout?.destroy();
  maru.child.stderr?.destroy();
  const ended = once(maru.child, 'exit');
  maru.child.kill('SIGHUP');
  expect(await ended).toEqual([0, null]);
  expect(hasDatabase()).toBe(false);
});

describe('told to close while it starts', () => {
  it('closes the database that it has begun to make, and says nothing of being open', async () => {
    const { folder, hasDatabase } = await makeFolder();
    const { child, said, says } = launchMaru(folder);
    const ended = once(child, 'exit');
    await says(/Making the database/);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said()).toContain('Closing…');
    expect(said()).not.toContain('Maru is open');
    expect(hasDatabase()).toBe(false);
    const again = await startMaru(folder);
    await again.end();
  });

  it('waits no longer for a database that is away', async () => {
    const { folder } = await makeFolder();
    const { child, said, says } = launchMaru(folder, {
      env: { DATABASE_URL: 'postgres://maru@127.0.0.1:1/maru' },
    });
    const ended = once(child, 'exit');
    await says(/Waiting for the database/);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(said()).not.toContain('cannot be reached');
  });
});
