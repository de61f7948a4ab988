import { expect, test } from 'vitest';
import { AccountId } from './ids.ts';
import { readId } from './read-id.ts';

test.each([
  '01900000-0000-7000-8000-000000000001',
  '01900000-0000-7000-8000-00000000000A',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01900000-0000-0000-8000-000000000001',
  '01900000-0000-7000-c000-000000000001',
  '01900000000070008000000000000001',
  ' 01900000-0000-7000-8000-000000000001',
  '',
  undefined,
  null,
  7,
])('%j is an id here where it is one by the schema', (kept) => {
  expect(readId(kept)).toBe(AccountId.safeParse(kept).data);
});
