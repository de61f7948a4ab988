import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features, readConfig, startServer } from '../main.ts';
import { requireFreePort } from './open-doors.ts';

const other = createServer();
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen({ port: 0, host: '127.0.0.1' }, resolve));
  ({ port } = other.address() as { port: number });
});
afterAll(() => new Promise((closed) => other.close(closed)));

it('a port that is taken is told before a data folder and a database are made', async () => {
  const dataDir = join(tmpdir(), `maru-never-made-${port}`);
  const config = { ...readConfig([], {}), port, bind: '127.0.0.1', dataDir };
  await expect(startServer(config, features)).rejects.toThrow(`Port ${port} is already in use`);
  expect(existsSync(dataDir)).toBe(false);
});

it('looking leaves a port as free as it was, and an address of another machine is told too', async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const config = {
    ...readConfig([], {}),
    port: (free.address() as { port: number }).port,
    bind: '127.0.0.1',
  };
  await new Promise((closed) => free.close(closed));
  await requireFreePort(config);
  await requireFreePort(config);
  await expect(requireFreePort({ ...config, bind: '203.0.113.1' })).rejects.toThrow('not an address');
});
