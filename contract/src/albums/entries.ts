import { z } from 'zod';
import { Erased } from '../wire/erased.ts';
import { FileId } from '../wire/ids.ts';
import { AlbumStanding } from './types.ts';

const Told = AlbumStanding.extend({ id: z.uuid() });
/** How many were added. */
const Added = Told.extend({ added: z.int() });

/** Entries of `chat:<id>` about albums. Each but the first and the last says how the album stands after it. */
export const albumEntries = {
  'album.made': z.union([z.object({ id: z.uuid() }), Erased]),
  /** A few were added: the album says so, not the chat. */
  'album.grew': z.union([Added, Erased]),
  /** Many were added: a line of the chat says so. */
  'album.added': z.union([Added, Erased]),
  'album.removed': z.union([Told.extend({ fileIds: z.array(FileId) }), Erased]),
  /** It has another name or cover. */
  'album.changed': z.union([Told, Erased]),
  'album.deleted': z.object({ id: z.uuid() }),
} as const;
