import { startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { checkAuditNow, readNewest, recordDeed, unsealRecord } from './index.ts';

let server: TestServer<House>;
let house: House;

beforeAll(async () => {
  server = await startTestServer<House>();
  house = server.house;
});
afterAll(() => server.stop());

const write = (deed: string, details = {}) =>
  house.db.transaction((tx) => recordDeed(house, tx, { deed, by: null, byName: 'test', details }));

/** As somebody who has the database in their hands would: with the guards taken off. */
const tamper = async (sql: string): Promise<void> => {
  await house.db.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await tx.query(sql);
  });
};

beforeEach(async () => {
  await tamper("delete from audit_log; delete from audit_names; update audit_head set number = 0, hash = ''");
  for (const deed of ['one.done', 'two.done', 'three.done', 'four.done']) await write(deed, { z: 1, a: 'x' });
});

it('is whole as it was written, and tells where it stands', async () => {
  expect(await checkAuditNow(house.db)).toMatchObject({ whole: true, records: 4 });
});

it('is numbered without holes when many write at once', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(`many.${at}`)));
  expect(await checkAuditNow(house.db)).toMatchObject({ whole: true, records: 24 });
});

it('is written together with what it tells of, or not at all', async () => {
  const doing = house.db.transaction(async (tx) => {
    await recordDeed(house, tx, { deed: 'five.done', by: null, byName: 'test' });
    throw new Error('it did not work');
  });
  await expect(doing).rejects.toThrow('it did not work');
  expect(await checkAuditNow(house.db)).toMatchObject({ whole: true, records: 4 });
});

describe('the database itself refuses', () => {
  it.each([
    'update audit_log set record = record where number = 1',
    'delete from audit_log where number = 4',
    'truncate audit_log',
    'delete from audit_head',
  ])('%s', async (sql) => {
    await expect(house.db.query(sql)).rejects.toThrow('only added to');
  });

  it('a change of what is looked for by', async () => {
    await expect(tamper("update audit_log set deed = 'nothing' where number = 1")).rejects.toThrow(
      'only be updated to DEFAULT',
    );
  });
});

describe('with the guards taken off, the check finds', () => {
  it.each([
    ['an edit', 2, `update audit_log set record = replace(record, 'two.done', 'two.none') where number = 2`],
    [
      'an edit with a hash that fits it',
      3,
      `update audit_log set record = replace(record, 'two', 'ten'), hash = sha256(previous || convert_to(replace(record, 'two', 'ten'), 'UTF8')) where number = 2`,
    ],
    ['a record taken out', 2, 'delete from audit_log where number = 2'],
    ['the first taken out', 1, 'delete from audit_log where number = 1'],
    ['the newest taken out', 4, 'delete from audit_log where number = 4'],
    [
      'one taken out and the others moved up',
      2,
      'delete from audit_log where number = 2; update audit_log set number = number - 1 where number > 2',
    ],
    [
      'two in each other’s place',
      2,
      'update audit_log set number = -number where number in (2, 3); update audit_log set number = 5 + number where number < 0',
    ],
    [
      'one put in',
      5,
      `insert into audit_log (number, record, previous, hash) select 5, replace(record, '"number":4', '"number":5'), hash, hash from audit_log where number = 4`,
    ],
    ['a moved end', 5, 'update audit_head set number = 5'],
  ])('%s', async (_what, brokenAt, sql) => {
    await tamper(sql);
    expect(await checkAuditNow(house.db)).toMatchObject({ whole: false, brokenAt });
  });

  it('a whole chain made anew, where its head was written down elsewhere', async () => {
    const { head } = await checkAuditNow(house.db);
    const known = { number: 4, head };
    expect(await checkAuditNow(house.db, known)).toMatchObject({ whole: true });
    await tamper(
      "delete from audit_log; delete from audit_names; update audit_head set number = 0, hash = ''",
    );
    for (const deed of ['one.done', 'two.done', 'three.done', 'four.done']) await write(deed);
    expect(await checkAuditNow(house.db)).toMatchObject({ whole: true });
    expect(await checkAuditNow(house.db, known)).toMatchObject({ whole: false, brokenAt: 4 });
    expect(await checkAuditNow(house.db, { number: 9, head })).toMatchObject({ whole: false });
  });
});

describe('names', () => {
  const names = () => house.db.query<{ name: string }>('select name from audit_names order by number, part');

  it('stand apart from the records, can be taken away without a break, and cannot be changed unseen', async () => {
    const bob = await server.bob();
    await house.db.transaction((tx) =>
      recordDeed(house, tx, {
        deed: 'person.suspended',
        by: bob.id,
        byName: '@bobby',
        about: bob.id,
        aboutName: '@bobby',
        details: { reason: 'was rude', days: 3 },
      }),
    );
    const { rows } = await house.db.query<{ record: string }>('select record from audit_log');
    expect(rows.map(({ record }) => record).join()).not.toMatch(/bobby|rude/);
    expect((await names()).rows.map(({ name }) => name)).toEqual(['@bobby', '@bobby', 'was rude']);
    const [newest] = await readNewest(house.db, { before: undefined, deed: undefined, count: 1 });
    const shown = { byName: '@bobby', aboutName: '@bobby', details: { reason: 'was rude', days: 3 } };
    expect(unsealRecord(newest!.record, newest!.names, 'gone')).toMatchObject(shown);
    expect(unsealRecord(newest!.record, [], 'gone')).toMatchObject({
      byName: 'gone',
      aboutName: 'gone',
      details: { reason: 'gone', days: 3 },
    });
    await tamper("update audit_names set name = '@somebody' where part = 'about'");
    expect(await checkAuditNow(house.db)).toMatchObject({ whole: false, brokenAt: 5 });
    await tamper('delete from audit_names');
    expect(await checkAuditNow(house.db)).toMatchObject({ whole: true, records: 5 });
  });
});
