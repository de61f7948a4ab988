import { connect, createServer, type Server } from 'node:net';
import { findFreePort, overTcp, startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from './house.ts';
import { openStorage } from './storage.ts';

let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>();
});
afterAll(() => server.stop());

/** The database of the test at another port, where it can be reached once `open` was called. */
const laterAt = async () => {
  const url = overTcp(server.house.config.databaseUrl as string);
  const [host, port] = [url.hostname, Number(url.port)];
  url.port = String(await findFreePort());
  let door: Server | undefined;
  return {
    url: url.href,
    open: () =>
      new Promise<void>((done) => {
        door = createServer((line) => {
          const far = connect(port, host);
          for (const one of [line, far]) one.on('error', () => undefined);
          line.pipe(far).pipe(line);
        }).listen(Number(url.port), url.hostname, done);
      }),
    close: () => door?.close(),
  };
};

it('a server that starts together with its database waits for it, and says so once', async () => {
  const database = await laterAt();
  const said: string[] = [];
  const config = { ...server.house.config, databaseUrl: database.url };
  const opening = openStorage(config, (words) => {
    said.push(words);
    void database.open();
  });
  const { db } = await opening;
  expect((await db.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^Waiting for the database at .* for 30 s: /);
  await db.close();
  database.close();
});

it('nobody waits for a database where waiting changes nothing, nor beside a server', async () => {
  const wrong = new URL(server.house.config.databaseUrl as string);
  wrong.pathname = '/there-is-none';
  const say = () => expect.unreachable();
  const open = (databaseUrl: string, options = {}) =>
    openStorage({ ...server.house.config, databaseUrl }, say, options);
  await expect(open(wrong.href)).rejects.toThrow(/cannot be reached.*does not exist.*DATABASE_URL/);
  const away = await laterAt();
  await expect(open(away.url, { isVisitor: true })).rejects.toThrow(/cannot be reached.*ECONNREFUSED/);
});
