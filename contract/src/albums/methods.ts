import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { ChatId, EntryKey, FileId, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { oneThing, pageOfThings, someThings } from '../wire/thing-inputs.ts';
import { Album, AlbumItem, AlbumName } from './types.ts';

const What = {
  /** Photos and videos of mine that have arrived; with `fromSeq`, of that message. */
  fileIds: z.array(FileId).min(1).max(limits.albums.atOnce),
  /** A message that I see, which holds them. */
  fromSeq: Seq.optional(),
};

const createAlbum = method('albums.create', {
  summary: 'Make an album in a chat. A card in the chat tells of it.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, key: EntryKey, name: AlbumName }),
  output: z.object({ album: Album }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'too_many_albums'],
});

const getAlbums = method('albums.get', {
  summary: 'These albums; those I cannot see are left out.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: someThings,
  output: z.object({ albums: z.array(Album) }),
  refusals: ['chat_not_found'],
});

const listAlbums = method('albums.list', {
  summary: 'Albums of a chat, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: pageOfThings,
  output: z.object({ albums: z.array(Album), nextBefore: Seq.nullable() }),
  refusals: ['chat_not_found'],
});

const listItems = method('albums.listItems', {
  summary: 'What is in an album, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    ...oneThing,
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({
    items: z.array(AlbumItem),
    persons: z.array(Person),
    nextBefore: z.int().nullable(),
  }),
  refusals: ['chat_not_found', 'album_not_found'],
});

const addToAlbum = method('albums.add', {
  summary: 'Add photos and videos to an album; those it has already are left as they are.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, ...What }),
  output: z.object({ album: Album, added: z.int() }),
  refusals: [
    'chat_not_found',
    'blocked_by_you',
    'person_gone',
    'album_not_found',
    'album_full',
    'message_not_found',
    'file_not_found',
    'file_not_ready',
    'wrong_file_kind',
  ],
});

const removeFromAlbum = method('albums.remove', {
  summary: 'Take photos and videos out of an album: what I have added or uploaded; hosts of the group, any.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, fileIds: z.array(FileId).min(1).max(limits.albums.atOnce) }),
  output: z.object({ album: Album }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'album_not_found', 'not_your_photo'],
});

const changeAlbum = method('albums.change', {
  summary: 'Give an album another name or cover.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, name: AlbumName.optional(), coverId: FileId.optional() }),
  output: z.object({ album: Album }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'album_not_found', 'file_not_found'],
});

const deleteAlbum = method('albums.delete', {
  summary:
    'Delete an album: for its maker, and for hosts of the group. Photos of messages stay in their messages.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({}),
  refusals: ['chat_not_found', 'album_not_found', 'not_maker'],
});

/** The methods of this feature. */
export const albumMethods = [
  createAlbum,
  getAlbums,
  listAlbums,
  listItems,
  addToAlbum,
  removeFromAlbum,
  changeAlbum,
  deleteAlbum,
] as const;
