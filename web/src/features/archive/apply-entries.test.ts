import type { Archive, Entry } from '@maru/contract';
import { expect, it } from 'vitest';
import { applyEntry } from './apply-entries.ts';
import { firstArchives } from './state.ts';

const archive = (id: string, day: string, done: number) =>
  ({ id, createdAt: `2026-11-${day}T00:00:00.000Z`, done }) as Archive;
const changed = (one: Archive) => ({ kind: 'archive.changed', body: { archive: one } }) as Entry;
const gone = (id: string) => ({ kind: 'archive.gone', body: { id } }) as Entry;

it('keeps the newest first, each as it stands', () => {
  const entries = [
    changed(archive('a', '01', 1)),
    changed(archive('b', '02', 0)),
    changed(archive('a', '01', 9)),
  ];
  const { archives } = entries.reduce(applyEntry, { archives: [] });
  expect(archives?.map(({ id, done }) => `${id}${done}`)).toEqual(['b0', 'a9']);
});

it('forgets what was taken away, and waits until they were loaded', () => {
  expect([changed(archive('a', '01', 1)), gone('a')].reduce(applyEntry, { archives: [] }).archives).toEqual(
    [],
  );
  expect(applyEntry(firstArchives, changed(archive('a', '01', 1)))).toBe(firstArchives);
});
