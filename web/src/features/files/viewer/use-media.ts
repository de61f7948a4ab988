import type { ChatId, GalleryItem } from '@maru/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../platform/session/index.ts';
import { messagesStore } from '../../messages/index.ts';
import { firstMedia, mediaOfWindow, mergeMedia, type MediaItem } from './media-list.ts';
import type { ViewerStart } from './viewer-state.ts';

const kinds: ('photo' | 'video')[] = ['photo', 'video'];
const page = 120;
/** So few left towards an end, more is fetched. */
const nearEnd = 6;
/** Pages that are read from the newest down to what is known, at most. */
const mostPages = 20;

const itemOf = ({ file, seq, place, author, at }: GalleryItem): MediaItem => ({
  file,
  seq,
  place,
  author,
  at,
});

const listBefore = (chatId: ChatId, after: { seq: number; place: number } | undefined) =>
  call('files.list', { chatId, kinds, limit: page, ...(after ? { after } : {}) });

/** Everything newer than `known`, read from the newest down. */
const listNewer = async (chatId: ChatId, known: MediaItem): Promise<MediaItem[]> => {
  const found: MediaItem[] = [];
  let after: { seq: number; place: number } | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const { items, next } = await listBefore(chatId, after);
    found.push(...items.map(itemOf));
    if (!next || items.some((one) => one.seq <= known.seq)) return found.filter((one) => one.seq > known.seq);
    after = next;
  }
  // So far from the newest that the gap stays; going on from here would jump over it.
  return [];
};

/** The photos and videos around the one that is looked at; more come as one goes on towards either end. */
export const useMedia = (start: ViewerStart, index: (items: readonly MediaItem[]) => number) => {
  const { chatId } = start;
  const [items, setItems] = useState(() =>
    firstMedia(start, mediaOfWindow(messagesStore.getState().rooms[chatId]?.window)),
  );
  const [ends, setEnds] = useState({ older: false, newer: false });
  const busy = useRef({ older: false, newer: false });
  const place = index(items);

  const loadOlder = useCallback(async () => {
    const [first] = items;
    if (!first || busy.current.older) return;
    busy.current.older = true;
    try {
      const { items: found, next } = await listBefore(chatId, { seq: first.seq, place: 0 });
      // The message that was pressed is asked for again with the first page: then it is known who sent it.
      const own =
        first.author === null ? await listBefore(chatId, { seq: first.seq + 1, place: 0 }) : undefined;
      setItems((before) => mergeMedia(before, found.map(itemOf), own?.items.map(itemOf) ?? []));
      if (!next) setEnds((before) => ({ ...before, older: true }));
    } catch {
      // Without a line, what is here can be looked at; the next step tries again.
    } finally {
      busy.current.older = false;
    }
  }, [chatId, items]);

  const loadNewer = useCallback(async () => {
    const last = items.at(-1);
    if (!last || busy.current.newer) return;
    busy.current.newer = true;
    try {
      const found = await listNewer(chatId, last);
      setItems((before) => mergeMedia(before, found));
      setEnds((before) => ({ ...before, newer: true }));
    } catch {
      // As above.
    } finally {
      busy.current.newer = false;
    }
  }, [chatId, items]);

  useEffect(() => {
    if (!ends.older && place < nearEnd) void loadOlder();
    if (!ends.newer && place >= items.length - nearEnd) void loadNewer();
  }, [ends, place, items.length, loadOlder, loadNewer]);

  const dropMessage = (seq: number): number => {
    const rest = items.filter((one) => one.seq !== seq);
    setItems(rest);
    return rest.length;
  };
  return { items, dropMessage };
};
