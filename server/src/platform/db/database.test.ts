import { createServer, type AddressInfo, type Server } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConnectionError } from './database.ts';

/** What takes a connection and says nothing, as a database does that was stopped. */
let silent: Server;
let options: pg.ClientConfig;
beforeAll(async () => {
  silent = createServer((line) => line.on('error', () => undefined));
  await new Promise<void>((done) => {
    silent.listen(0, '127.0.0.1', done);
  });
  const { port } = silent.address() as AddressInfo;
  options = { connectionString: `postgresql://nobody@127.0.0.1:${port}/none`, connectionTimeoutMillis: 50 };
});
afterAll(() => silent.close());

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

// Whoever calls meanwhile hears `busy`, and not that there is a bug.
describe('that a database does not answer in time is an error of the line', () => {
  it('on a connection of one purpose', async () => {
    const client = new pg.Client(options);
    client.on('error', () => undefined);
    expect(isConnectionError(await failureOf(client.connect()))).toBe(true);
  });

  it('in the pool', async () => {
    const pool = new pg.Pool(options);
    expect(isConnectionError(await failureOf(pool.query('select 1')))).toBe(true);
    await pool.end();
  });
});

it('what was asked wrongly is none', () => {
  expect(isConnectionError(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe(false);
  expect(isConnectionError(new Error('timeout of something else'))).toBe(false);
});
