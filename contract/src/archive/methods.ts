import { z } from 'zod';
import { ZoneName } from '../events/index.ts';
import { ChatId, FileId } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { Archive } from './types.ts';

const OneArchive = z.strictObject({ id: z.uuid() });

/** Begins to make an archive: of one chat, or of all of mine. One is made at a time. */
export const startArchive = method('archive.start', {
  summary: 'Make an archive of a chat, or of all.',
  caller: 'session',
  about: 'chat',
  rate: 'dear',
  input: z.strictObject({
    chatId: ChatId.nullable(),
    /** By whose clocks the pages tell the time. */
    zone: ZoneName.default('UTC'),
  }),
  output: z.object({ archive: Archive }),
  refusals: ['chat_not_found', 'archive_under_way', 'bad_input'],
});

/** Begins to put together all that is held about me: rows, messages I wrote, files. */
export const startMine = method('archive.startMine', {
  summary: 'Put together all that is held about me.',
  caller: 'session',
  about: 'own',
  rate: 'dear',
  input: z.strictObject({
    /** By whose clocks the pages tell the time. */
    zone: ZoneName.default('UTC'),
    /** In which language the pages are. */
    language: z.enum(['ko', 'en']).default('en'),
  }),
  output: z.object({ archive: Archive }),
  refusals: ['proof_needed', 'archive_under_way', 'bad_input'],
});

/** Asks for the proof without which `GET /api/archives/<id>` does not give out what is held about me. */
export const openMine = method('archive.openMine', {
  summary: 'Let me download what is held about me, once I have proved who I am.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: OneArchive,
  output: z.object({}),
  refusals: ['archive_not_found', 'proof_needed'],
});

/** My archives, newest first. */
export const listArchives = method('archive.list', {
  summary: 'My archives.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ archives: z.array(Archive) }),
});

/** Takes an archive away, also one that is being made; chats that were brought in stay. */
export const removeArchive = method('archive.remove', {
  summary: 'Take an archive away.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: OneArchive,
  output: z.object({}),
});

/** Begins to bring in an archive that I uploaded as a file: each of its chats becomes a group that I am alone in. */
export const bringIn = method('archive.bringIn', {
  summary: 'Bring in an archive from another host.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  input: z.strictObject({ fileId: FileId }),
  output: z.object({ archive: Archive }),
  refusals: ['file_not_found', 'file_not_ready', 'archive_under_way'],
});

/** The methods of this feature. */
export const archiveMethods = [
  startArchive,
  startMine,
  openMine,
  listArchives,
  removeArchive,
  bringIn,
] as const;
