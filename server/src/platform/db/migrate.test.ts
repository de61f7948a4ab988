import { startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { isMigrated, migrate, runMigration } from './migrate.ts';

let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>();
  await server.house.db.query('create table grown (chat_id uuid primary key, name text)');
  await server.house.db.query('insert into grown select gen_random_uuid() from generate_series(1, 95)');
});
afterAll(() => server.stop());

const isNoted = async (file: string): Promise<boolean> =>
  (await server.house.db.query('select 1 from migrations where name = $1', [file])).rowCount === 1;

describe('a start', () => {
  it('on a database that is up to date waits for nobody who holds the lock of migrations', async () => {
    const { db } = server.house;
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    const holder = db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(7234001)');
      await held;
    });
    expect(await migrate(db)).toEqual([]);
    expect(await isMigrated(db)).toBe(true);
    release();
    await holder;
  });
});

describe('a migration', () => {
  it('that copies runs until it changes nothing, some at a time', async () => {
    const sql = `-- backfill
      with part as (select chat_id from grown where name is null limit 30),
        done as (update grown g set name = 'x' from part where g.chat_id = part.chat_id returning 1)
      select count(*) as changed from done`;
    expect(await runMigration(server.house.db, { file: 'copies', sql })).toBe(true);
    const { rows } = await server.house.db.query<{ left: number }>(
      'select count(*) as left from grown where name is null',
    );
    expect(rows[0]?.left).toBe(0);
    expect(await runMigration(server.house.db, { file: 'copies', sql })).toBe(false);
  });

  it('that makes an index beside those who write runs outside a transaction, also after it was cut short', async () => {
    const { db } = server.house;
    const sql = '-- concurrently\ncreate unique index concurrently grown_names on grown (name)';
    await expect(runMigration(db, { file: 'index', sql })).rejects.toMatchObject({ code: '23505' });
    expect(await isNoted('index')).toBe(false);
    await db.query('update grown set name = chat_id::text');
    expect(await runMigration(db, { file: 'index', sql })).toBe(true);
    const { rows } = await db.query('select indisvalid from pg_index where indrelid = $1::regclass', [
      'grown',
    ]);
    expect(rows).toEqual([{ indisvalid: true }, { indisvalid: true }]);
  });

  it('gives way to whoever holds the table, and comes again', async () => {
    const { db } = server.house;
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    let holder: Promise<void> = held;
    await new Promise<void>((locked) => {
      holder = db.transaction(async (tx) => {
        await tx.query('lock table grown in share mode');
        locked();
        await held;
      });
    });
    const sql = `set local lock_timeout = '10ms'; alter table grown add column kind text`;
    const running = runMigration(db, { file: 'waits', sql });
    // While it comes again and again, others read what it wants to lock.
    for (let at = 0; at < 5; at++) await db.query('select count(*) from grown');
    expect(await isNoted('waits')).toBe(false);
    release();
    await holder;
    expect(await running).toBe(true);
  });

  it('that fails is not noted, and leaves nothing', async () => {
    const sql = 'create table half (chat_id uuid primary key); select 1 / 0';
    await expect(runMigration(server.house.db, { file: 'fails', sql })).rejects.toMatchObject({
      code: '22012',
    });
    const { rows } = await server.house.db.query(`select to_regclass('half') as there`);
    expect(rows).toEqual([{ there: null }]);
    expect(await isNoted('fails')).toBe(false);
  });
});
