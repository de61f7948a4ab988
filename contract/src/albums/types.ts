import { z } from 'zod';
import { visibleText } from '../accounts/index.ts';
import { FileRef } from '../wire/file-ref.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** The name of an album. */
export const AlbumName = visibleText(limits.albums.name);

/** How an album stands. Of two, the one with the greater `rev` is right. */
export const AlbumStanding = z.object({
  rev: z.int(),
  name: z.string(),
  /** How many photos and videos it holds. */
  count: z.int(),
  /** What stands for it: the one that was chosen, else the newest. */
  cover: FileRef.nullable(),
});
/** How an album stands. */
export type AlbumStanding = z.infer<typeof AlbumStanding>;

/** An album of a chat. */
export const Album = AlbumStanding.extend({
  id: z.uuid(),
  chatId: ChatId,
  /** Its place in the log of the chat. */
  seq: Seq,
  /** The message that is its card. */
  cardSeq: Seq,
  madeBy: AccountId,
  madeAt: Moment,
});
/** An album of a chat. */
export type Album = z.infer<typeof Album>;

/** A photo or video in an album. They are numbered in the order in which they were added. */
export const AlbumItem = z.object({
  number: z.int(),
  /** The entry with which it was added. */
  seq: Seq,
  by: AccountId,
  at: Moment,
  file: FileRef,
});
/** A photo or video in an album. */
export type AlbumItem = z.infer<typeof AlbumItem>;

/** Where everything of an album is downloaded at once, by members of its chat alone. */
export const albumZipUrl = ({ chatId, id }: { chatId: ChatId; id: string }): string =>
  `/albums/${chatId}/${id}.zip`;
