import { z } from 'zod';
import { ChatId, Moment } from '../wire/ids.ts';

/**
 * A copy made for me: `export`, of what I can read in one chat or in all (`chatId` null); `mine`, of all that is held about me.
 * Or one that is brought in from elsewhere (`import`).
 */
export const Archive = z.object({
  id: z.uuid(),
  kind: z.enum(['export', 'import', 'mine']),
  chatId: ChatId.nullable(),
  state: z.enum(['waiting', 'working', 'ready', 'failed']),
  /** Messages done, of about so many. */
  done: z.int(),
  total: z.int(),
  /** Bytes of the file, once it is ready. */
  bytes: z.int().nullable(),
  /** Chats that were brought in. */
  chatIds: z.array(ChatId),
  createdAt: Moment,
  /** The file is kept until then. */
  expiresAt: Moment.nullable(),
});
/** A copy of what I can read, made for me. */
export type Archive = z.infer<typeof Archive>;

/** Where the file of an archive of mine is served, to me alone. */
export const archiveUrl = (id: string): string => `/api/archives/${id}`;

/** What stands first in an archive, as `maru-archive.json`: what a host needs to bring it in again. */
export const ArchiveManifest = z.object({
  format: z.literal('maru-archive'),
  version: z.literal(1),
  host: z.string().max(200),
  exportedAt: Moment,
  /** Who made it: their messages become those of whoever brings it in. */
  account: z.object({ id: z.uuid(), name: z.string().max(200) }),
  chats: z
    .array(
      z.object({
        folder: z.string().regex(/^chats\/[^/\\]{1,120}$/),
        id: z.uuid(),
        kind: z.string().max(20),
        name: z.string().max(200),
        createdAt: Moment,
        persons: z.array(z.object({ id: z.uuid(), name: z.string().max(200) })).max(20_000),
        messages: z.int().min(0),
      }),
    )
    .max(5_000),
});
/** What stands first in an archive. */
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;
