import { filesOf, type AccountId, type FileRef } from '@maru/contract';
import type { RoomWindow } from '../../messages/index.ts';

/** A photo or a video of a chat, and the message it stands in. */
export interface MediaItem {
  file: FileRef;
  seq: number;
  place: number;
  author: AccountId | null;
  at: string | null;
}

const inOrder = (one: MediaItem, other: MediaItem): number => one.seq - other.seq || one.place - other.place;

const isSeen = ({ kind }: FileRef): boolean => kind === 'photo' || kind === 'video';

/** Puts lists of media together, oldest first; what is known more fully counts. */
export const mergeMedia = (...lists: readonly (readonly MediaItem[])[]): MediaItem[] => {
  const byId = new Map<string, MediaItem>();
  for (const item of lists.flat()) {
    const before = byId.get(item.file.id);
    if (!before || before.author === null) byId.set(item.file.id, item);
  }
  return [...byId.values()].sort(inOrder);
};

/** The photos and videos of the messages that are loaded, where the message looked at is one of them. */
export const mediaOfWindow = (window: Pick<RoomWindow, 'slots'> | null | undefined): MediaItem[] =>
  [...(window?.slots.values() ?? [])].flatMap(({ line }) => {
    if (line.kind !== 'message.sent' || line.body.deleted) return [];
    const { seq, author, at } = line;
    return filesOf(line.body.content).flatMap((file, place) =>
      isSeen(file) ? [{ file, seq, place, author, at }] : [],
    );
  });

/** What is known when the viewer opens: the room as it is loaded, or the one message that was pressed. */
export const firstMedia = (
  start: { fileId: string; near?: { seq: number; files: readonly FileRef[] } | undefined },
  ofWindow: readonly MediaItem[],
): MediaItem[] => {
  if (ofWindow.some((item) => item.file.id === start.fileId)) return mergeMedia(ofWindow);
  return (start.near?.files ?? []).flatMap((file, place) =>
    isSeen(file) ? [{ file, seq: start.near?.seq ?? 0, place, author: null, at: null }] : [],
  );
};
