import type { Album, ChatId, FileId } from '@maru/contract';
import { useEffect } from 'react';
import { v7 } from 'uuid';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call, type FeatureData } from '../../platform/session/index.ts';
import { openThings, useThing, useThingList } from '../../platform/things/index.ts';
import { rememberPersons } from '../people/index.ts';
import {
  applyAlbumEntry,
  applyItemsEntry,
  mergeAlbums,
  noItems,
  withItems,
  type Items,
} from './apply-entries.ts';

/** The albums that this client knows. */
export const albums = openThings<Album>({
  of: 'album',
  get: async (chatId, ids) => (await call('albums.get', { chatId, ids })).albums,
  async list(chatId, beforeSeq) {
    const page = await call('albums.list', { chatId, ...(beforeSeq === undefined ? {} : { beforeSeq }) });
    return { things: page.albums, nextBefore: page.nextBefore };
  },
  merge: mergeAlbums,
  isAbout: (kind) => kind.startsWith('album.') && kind !== 'album.made' && kind !== 'album.deleted',
  apply: applyAlbumEntry,
});

/** What is in the albums that were opened. */
export const itemsStore = createStore<Readonly<Record<string, Items | undefined>>>(() => ({}));

/** Loads the newest page of an album, or the one after those that are known. */
export const loadItems = async (
  { chatId, id }: Pick<Album, 'chatId' | 'id'>,
  isMore = false,
): Promise<void> => {
  const known = itemsStore.getState()[id] ?? noItems;
  const before = isMore ? known.nextBefore : undefined;
  if (isMore && !before) return;
  const page = await call('albums.listItems', { chatId, id, ...(before ? { before } : {}) });
  rememberPersons(page.persons);
  const now = itemsStore.getState()[id] ?? noItems;
  // A first page that does not reach what is known begins anew: what lies between would be missing.
  const reaches = isMore || page.items.some((item) => now.list.some((one) => one.number === item.number));
  const base = reaches ? now : noItems;
  const nextBefore = isMore || base === noItems ? page.nextBefore : now.nextBefore;
  itemsStore.setState({ [id]: { ...withItems(base, page.items), nextBefore } });
};

const follow = (kind: string, entry: Parameters<typeof applyItemsEntry>[1]): void => {
  const { id } = entry.body as { id: string };
  if (kind === 'album.deleted')
    albums.store.setState(({ things }) => ({ things: { ...things, [id]: null } }));
  const known = itemsStore.getState()[id];
  if (!known) return;
  itemsStore.setState({ [id]: applyItemsEntry(known, entry) });
  const album = albums.store.getState().things[id];
  if (album && (kind === 'album.added' || kind === 'album.grew')) void loadItems(album).catch(() => {});
};

/** The part of the albums in a session. */
export const albumsData: FeatureData = {
  ...albums.data,
  onWelcome(welcome) {
    albums.data.onWelcome?.(welcome);
    for (const id of Object.keys(itemsStore.getState())) {
      const album = albums.store.getState().things[id];
      if (album) void loadItems(album).catch(() => {});
    }
  },
  applyEntries(entries) {
    albums.data.applyEntries?.(entries);
    for (const entry of entries) if (entry.kind.startsWith('album.')) follow(entry.kind, entry);
  },
  onEpochChanged() {
    itemsStore.setState({}, true);
    albums.data.onEpochChanged?.();
  },
  reset() {
    itemsStore.setState({}, true);
    albums.data.reset?.();
  },
};

/** An album while it is shown; undefined while it is asked for, null where it is gone. */
export const useAlbum = (chatId: ChatId, id: string): Album | null | undefined =>
  useThing(albums, chatId, id);

/** The albums of a chat, newest first. */
export const useAlbums = (chatId: ChatId): ReturnType<typeof useThingList<Album>> =>
  useThingList(albums, chatId);

/** What is in an album, newest first; loads the first page when shown. */
export const useItems = (album: Album): Items | undefined => {
  const { chatId, id } = album;
  useEffect(() => void loadItems({ chatId, id }).catch(() => {}), [chatId, id]);
  return useStore(itemsStore, (state) => state[id]);
};

/** A key for one album, however often it is tried. */
export const newKey = (): string => v7();

/** Makes an album. `key` makes a second try harmless. */
export const createAlbum = async (chatId: ChatId, name: string, key: string): Promise<Album> => {
  const { album } = await call('albums.create', { chatId, name, key });
  albums.take([album]);
  return album;
};

const atOnce = 100;

/** Adds photos and videos, of mine or of a message; gives how many were new. */
export const addToAlbum = async (
  { chatId, id }: Pick<Album, 'chatId' | 'id'>,
  fileIds: readonly FileId[],
  fromSeq?: number,
): Promise<number> => {
  let count = 0;
  for (let from = 0; from < fileIds.length; from += atOnce) {
    const some = fileIds.slice(from, from + atOnce);
    const wish = { chatId, id, fileIds: some, ...(fromSeq !== undefined && { fromSeq }) };
    const { album, added } = await call('albums.add', wish);
    albums.take([album]);
    count += added;
  }
  return count;
};

/** Takes photos and videos out of an album. */
export const removeFromAlbum = async ({ chatId, id }: Album, fileIds: readonly FileId[]): Promise<void> => {
  for (let from = 0; from < fileIds.length; from += atOnce) {
    const { album } = await call('albums.remove', {
      chatId,
      id,
      fileIds: fileIds.slice(from, from + atOnce),
    });
    albums.take([album]);
  }
};

/** Gives an album another name or cover. */
export const changeAlbum = async (
  { chatId, id }: Album,
  wish: { name?: string; coverId?: FileId },
): Promise<void> => {
  const { album } = await call('albums.change', { chatId, id, ...wish });
  albums.take([album]);
};

/** Deletes an album. */
export const deleteAlbum = async ({ chatId, id }: Album): Promise<void> => {
  await call('albums.delete', { chatId, id });
  albums.store.setState(({ things }) => ({ things: { ...things, [id]: null } }));
};
