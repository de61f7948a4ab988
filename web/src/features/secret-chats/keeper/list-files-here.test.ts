import type { ChatId, FileRef, GalleryItem } from '@maru/contract';
import { expect, it } from 'vitest';
import type { PageItem } from '../worker/present-page.ts';
import { listFilesHere } from './list-files-here.ts';
import type { WorkerLine } from './worker-line.ts';

const uuid = (number: number): string => `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const chatId = uuid(999_999) as ChatId;

const file = (number: number, kind: FileRef['kind']): FileRef => ({
  id: uuid(number) as FileRef['id'],
  kind,
  name: `${number}`,
  type: 'image/jpeg',
  size: 1,
  sealed: { key: 'k'.repeat(44), root: 'r'.repeat(44) },
});
const line = (seq: number, body: Record<string, unknown>): PageItem => ({
  seq,
  author: uuid(1),
  key: `k${seq}`,
  at: '2026-11-21T00:00:00.000Z',
  kind: 'message.sent',
  body: { text: '', ...body },
});

/** A room whose lines lie on this device, newest first. */
const roomOf = (lines: readonly PageItem[]): Pick<WorkerLine, 'ask'> => ({
  ask: (async (_name: string, { asked }: { asked: { limit: number; beforeSeq?: number } }) => {
    const below = lines.filter(({ seq }) => seq < (asked.beforeSeq ?? Infinity));
    const messages = below.slice(0, asked.limit);
    return { messages, hasOlder: below.length > messages.length, hasNewer: false };
  }) as unknown as WorkerLine['ask'],
});

const photos = (seq: number, ...numbers: number[]) =>
  line(seq, { content: { type: 'photos', files: numbers.map((number) => file(number, 'photo')) } });
const places = (items: readonly GalleryItem[]) => items.map(({ seq, place }) => [seq, place]);

it('lists what the device has, newest first, those of one message in its order, page by page', async () => {
  const room = roomOf([
    photos(9, 91, 92),
    line(8, { text: 'words' }),
    line(7, { content: { type: 'file', file: file(71, 'file') } }),
    photos(5, 51, 52, 53),
  ]);
  const first = await listFilesHere(room, { chatId, kinds: ['photo'], limit: 3 });
  expect(places(first.items)).toEqual([
    [9, 0],
    [9, 1],
    [5, 0],
  ]);
  expect(first.next).toEqual({ seq: 5, place: 0 });
  const second = await listFilesHere(room, { chatId, kinds: ['photo'], limit: 3, after: first.next });
  expect(places(second.items)).toEqual([
    [5, 1],
    [5, 2],
  ]);
  expect(second.next).toBeUndefined();
  const all = await listFilesHere(room, { chatId, limit: 60 });
  expect(all.items.map((one) => one.file.kind)).toEqual([
    'photo',
    'photo',
    'file',
    'photo',
    'photo',
    'photo',
  ]);
});

it('leaves out what is gone, what could not be opened, and what says something else than it is', async () => {
  const room = roomOf([
    line(4, { deleted: true }),
    line(3, { unopened: 'unreadable' }),
    line(2, { content: { type: 'photos', files: 'none' } }),
    photos(1, 11),
  ]);
  const { items } = await listFilesHere(room, { chatId, limit: 60 });
  expect(places(items)).toEqual([[1, 0]]);
});

it('goes through a long room for what is rare in it', async () => {
  const words = Array.from({ length: 500 }, (_, at) => line(600 - at, { text: 'words' }));
  const room = roomOf([...words, photos(3, 31)]);
  const { items, next } = await listFilesHere(room, { chatId, kinds: ['photo'], limit: 60 });
  expect(places(items)).toEqual([[3, 0]]);
  expect(next).toBeUndefined();
});
