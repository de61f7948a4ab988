import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { FileKind } from '../wire/file-ref.ts';
import { ChatId, FileId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { GalleryItem, GalleryPlace, MyFile } from './types.ts';

/** How files of mine are getting on; those that are nobody's or somebody else's are left out. */
export const getFiles = method('files.get', {
  summary: 'How files of mine are getting on.',
  caller: 'session',
  about: 'own',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ fileIds: z.array(FileId).min(1).max(limits.photosAtOnce) }),
  output: z.object({ files: z.array(MyFile) }),
});

/** Throws away a file of mine that no message holds, arrived or not. */
export const discardFile = method('files.discard', {
  summary: 'Throw away a file of mine that was not sent.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ fileId: FileId }),
  output: z.object({}),
  refusals: ['file_not_found', 'file_in_use'],
});

/**
 * Files of a chat, newest first, those of one message in its order: the drawer's gallery. `next` is where the page
 * after this one begins; without it, this was the last.
 */
export const listFiles = method('files.list', {
  summary: 'Files of a chat, newest first.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    /** All kinds where none is named. */
    kinds: z.array(FileKind).min(1).max(4).optional(),
    after: GalleryPlace.optional(),
    limit: z.int().min(1).max(200).default(60),
  }),
  output: z.object({
    items: z.array(GalleryItem),
    persons: z.array(Person),
    next: GalleryPlace.optional(),
  }),
  refusals: ['chat_not_found'],
});

/** What I keep at this host, and what it takes. */
export const fileUsage = method('files.usage', {
  summary: 'What I keep at this host, and what it takes.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    /** Bytes of my files, those still arriving among them. */
    bytes: z.int(),
    /** As many bytes as I may keep; absent where there is no end. */
    quotaBytes: z.int().optional(),
    /** Bytes of the largest file. */
    fileBytes: z.int(),
    /** Days after which a file is let go; absent where it stays. */
    days: z.int().optional(),
  }),
});

/** The methods of this feature. */
export const fileMethods = [getFiles, discardFile, listFiles, fileUsage] as const;
