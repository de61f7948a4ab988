import type { AccountId, Album, AlbumItem, ChatId, Entry, FileId } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyAlbumEntry, applyItemsEntry, mergeAlbums, noItems, withItems } from './apply-entries.ts';

const ann = 'ann' as AccountId;
const at = '2026-11-21T00:00:00.000Z';
const album: Album = {
  id: 'a',
  chatId: 'c' as ChatId,
  seq: 3,
  cardSeq: 4,
  madeBy: ann,
  madeAt: at,
  rev: 1,
  name: 'Jeju',
  count: 0,
  cover: null,
};
const file = (id: string): AlbumItem['file'] => ({
  id: id as FileId,
  kind: 'photo',
  name: `${id}.jpg`,
  type: 'image/jpeg',
  size: 1,
});
const item = (number: number): AlbumItem => ({ number, seq: 9, by: ann, at, file: file(`f${number}`) });
const entry = (kind: string, rev: number, more: object): Entry => ({
  log: 'chat:c',
  seq: rev + 10,
  key: 'k',
  at,
  kind,
  author: ann,
  body: { id: 'a', rev, name: 'Jeju', count: 0, cover: null, ...more },
});

const story = [
  entry('album.grew', 2, { count: 1, cover: file('f1'), added: 1 }),
  entry('album.added', 3, { count: 4, cover: file('f4'), added: 3 }),
  entry('album.changed', 4, { count: 4, cover: file('f4'), name: 'Busan' }),
  entry('album.removed', 5, { count: 3, cover: file('f3'), name: 'Busan', fileIds: ['f4'] }),
];
const told = story.reduce(applyAlbumEntry, album);
const twice = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 });

it('tells the story of an album, in any order, with entries that come twice and a page in between', () => {
  expect(told).toMatchObject({ rev: 5, name: 'Busan', count: 3, cover: { id: 'f3' } });
  fc.assert(
    fc.property(twice, fc.nat(story.length), (entries, seen) => {
      expect(entries.reduce(applyAlbumEntry, album)).toEqual(told);
      const page = story.slice(0, seen).reduce(applyAlbumEntry, album);
      expect(entries.reduce(applyAlbumEntry, mergeAlbums(album, page))).toEqual(told);
    }),
  );
});

it('keeps its items newest first, each once, without what was taken out', () => {
  const pages = [
    [item(4), item(3)],
    [item(2), item(1), item(3)],
  ];
  const all = pages.reduce(withItems, noItems);
  expect(all.list.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  expect(applyItemsEntry(all, story[3]!).list.map(({ number }) => number)).toEqual([3, 2, 1]);
  expect(applyItemsEntry(all, story[0]!)).toBe(all);
});
