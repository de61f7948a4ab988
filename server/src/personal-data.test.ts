import { startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import './main.ts';
import { nameColumn, nameTable } from './features/archive/index.ts';
import type { House } from './platform/house.ts';
import { allPersonalData, listColumns, notAccounts, type Column } from './platform/personal-data/index.ts';

let server: TestServer<House>;
let columns: Column[];
const declared = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer<House>();
  columns = await listColumns(server.house.db);
  for (const { feature, holds } of allPersonalData())
    for (const place of Object.keys(holds)) declared.set(place, feature);
});
afterAll(() => server.stop());

const wordColumn = (column: string): string => nameColumn(column.split(' as ').at(-1) ?? '', 'ko');

/** Ids are UUIDs here: every such column names either an account or a thing. */
const namesAccounts = ({ type, column }: Column): boolean =>
  (type === 'uuid' || type === '_uuid') && !notAccounts.has(column);

describe('what is held of persons', () => {
  it('is said of every column that names an account: how it is told, and what becomes of it', () => {
    const forgotten = columns
      .filter(namesAccounts)
      .map(({ table, column }) => `${table}.${column}`)
      .filter((place) => !declared.has(place));
    // Declare it in the personal-data.ts of the feature that keeps the table; see docs/features/farewell.md.
    expect(forgotten).toEqual([]);
  });

  it('is said of nothing that is not there', () => {
    const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    expect([...declared.keys()].filter((place) => !there.has(place))).toEqual([]);
  });

  it('has a name in Korean, table and columns', () => {
    // The words of features/archive/mine/words.ts: people read them in "my data".
    const places = allPersonalData().flatMap(({ holds }) => Object.entries(holds));
    const names = places.flatMap(([place, { told }]) => {
      const [table = '', column = ''] = place.split('.');
      return [
        ...nameTable(table, column, 'ko').split(' · '),
        ...(Array.isArray(told) ? told.map(wordColumn) : []),
      ];
    });
    expect(names.filter((name) => !/\p{Script=Hangul}/u.test(name))).toEqual([]);
  });

  it('is shown by columns that can be read, and never by a secret', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const told: string[] = [];
    for (const { holds } of allPersonalData())
      for (const [place, holding] of Object.entries(holds)) {
        const [table = '', column = ''] = place.split('.');
        if (!Array.isArray(holding.told)) continue;
        told.push(...holding.told.map((name) => `${table}.${name}`));
        await server.house.db.query(`select ${holding.told.join(', ')} from ${table} where ${column} = $1`, [
          nobody,
        ]);
      }
    const secret = /hash|secret|token|public_key|credential|p256dh|auth|endpoint$/;
    expect(told.filter((name) => secret.test(name.replace(/substring.*as service|^secret_/, '')))).toEqual(
      [],
    );
  });
});
