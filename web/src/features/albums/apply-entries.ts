import type { Album, AlbumItem, AlbumStanding, ChatEntryBodies, Entry } from '@maru/contract';

/** An album after an entry of its chat. Any order, any number of times: the one with the greatest `rev` is right. */
export const applyAlbumEntry = (album: Album, entry: Entry): Album => {
  const { rev, name, count, cover } = entry.body as Partial<AlbumStanding>;
  if (rev === undefined || rev <= album.rev) return album;
  return { ...album, rev, name: name ?? album.name, count: count ?? album.count, cover: cover ?? null };
};

/** Of two tellings of an album the later one. */
export const mergeAlbums = (known: Album, told: Album): Album => {
  const late = told.rev >= known.rev ? told : known;
  return { ...late, cardSeq: told.cardSeq };
};

/** What is known of the items of an album, newest first. */
export interface Items {
  list: readonly AlbumItem[];
  /** Where the next page begins; null at the end, undefined before the first. */
  nextBefore: number | null | undefined;
}

export const noItems: Items = { list: [], nextBefore: undefined };

/** Items with these among them. */
export const withItems = (known: Items, more: readonly AlbumItem[]): Items => {
  const byNumber = new Map([...known.list, ...more].map((one) => [one.number, one]));
  return { ...known, list: [...byNumber.values()].sort((one, other) => other.number - one.number) };
};

/** Items after an entry of the chat: what was taken out goes; what was added is asked for. */
export const applyItemsEntry = (known: Items, entry: Entry): Items => {
  if (entry.kind !== 'album.removed' || 'erased' in (entry.body as object)) return known;
  const { fileIds } = entry.body as Exclude<ChatEntryBodies['album.removed'], { erased: true }>;
  const gone = new Set<string>(fileIds);
  return { ...known, list: known.list.filter((item) => !gone.has(item.file.id)) };
};
