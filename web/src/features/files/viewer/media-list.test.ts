import type { AccountId, FileId, FileRef } from '@maru/contract';
import { expect, it } from 'vitest';
import { firstMedia, mergeMedia, type MediaItem } from './media-list.ts';

const file = (id: string, kind: FileRef['kind'] = 'photo'): FileRef => ({
  id: id as FileId,
  kind,
  name: id,
  type: 'image/jpeg',
  size: 1,
});
const item = (id: string, seq: number, place = 0): MediaItem => ({
  file: file(id),
  seq,
  place,
  author: 'a' as AccountId,
  at: '2026-11-21T00:00:00.000Z',
});
const ids = (items: readonly MediaItem[]) => items.map((one) => one.file.id);

it('puts pages together, oldest first and each once, whatever order they come in', () => {
  const newer = [item('d', 9), item('b', 5, 1), item('a', 5, 0)];
  const older = [item('a', 5, 0), item('z', 2)];
  expect(ids(mergeMedia(newer, older))).toEqual(['z', 'a', 'b', 'd']);
  expect(ids(mergeMedia(older, newer))).toEqual(['z', 'a', 'b', 'd']);
});

it('what was only pressed is replaced by what is known of it', () => {
  const pressed = firstMedia({ fileId: 'a', near: { seq: 5, files: [file('a'), file('b')] } }, []);
  expect(pressed.map((one) => one.author)).toEqual([null, null]);
  expect(mergeMedia(pressed, [item('a', 5)])[0]?.author).toBe('a');
});

it('opens on the room as it is loaded, and on the message alone where that is not loaded', () => {
  const room = [item('a', 5), item('c', 7)];
  expect(ids(firstMedia({ fileId: 'c' }, room))).toEqual(['a', 'c']);
  const apart = firstMedia({ fileId: 'x', near: { seq: 1, files: [file('x'), file('y', 'file')] } }, room);
  expect(ids(apart)).toEqual(['x']);
});
