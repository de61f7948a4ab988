import { startTestServer, type TestServer } from '@maru/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { plainArray, textArray } from './arrays.ts';

let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>();
});
afterAll(() => server.stop());

/** The array as the database has understood it. */
const asRead = async (type: string, array: string | Buffer): Promise<unknown> =>
  (await server.house.db.query<{ read: unknown }>(`select $1::${type} as read`, [array])).rows[0]?.read;

describe('an array of plain values', () => {
  it('is what it is made of, with its nulls', async () => {
    const id = '0197b5c0-0000-7000-8000-00000000000a';
    expect(await asRead('uuid[]', plainArray([id, null, id]))).toEqual([id, null, id]);
    expect(await asRead('boolean[]', plainArray([true, false]))).toEqual([true, false]);
    expect(await asRead('text[]', plainArray(['message.sent']))).toEqual(['message.sent']);
    const at = new Date();
    expect(await asRead('timestamptz[]', plainArray([at.toISOString()]))).toEqual([at]);
    expect(await asRead('uuid[]', plainArray([]))).toEqual([]);
  });

  it.each(['', 'two,values', '{', '"', 'a b', 'a\\', 'ㅁ', 'a\n'])('takes no %j', (value) => {
    expect(() => plainArray([value])).toThrow(TypeError);
  });
});

describe('an array of text', () => {
  it('is what it is made of, whatever is written in it', async () => {
    const anything = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
        fc.constantFrom('', 'NULL', '{}', '","', '\\', "'", '{"text":"안녕 👋🏽"}'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (values) => {
        expect(await asRead('text[]', textArray(values))).toEqual(values);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what no database keeps, and nothing of it is stored', async () => {
    await expect(asRead('text[]', textArray(['a', 'b\0']))).rejects.toThrow(/byte sequence/);
  });
});
