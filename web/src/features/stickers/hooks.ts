import { findBuiltInSticker, type StickerPack, type StickerRef } from '@maru/contract';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../../platform/i18n/index.ts';
import { isSame, showShelf, type ShownPack } from './shown-packs.ts';
import { stickersStore } from './state.ts';

/** The packs to hand, in my order. */
export const useShownPacks = (): readonly ShownPack[] => {
  const language = useLanguage();
  const shelf = useStore(stickersStore, (state) => state.shelf);
  const packs = useStore(stickersStore, (state) => state.packs);
  return useMemo(() => showShelf({ shelf, packs }, language), [shelf, packs, language]);
};

/** My favourites, the newest first. */
export const useFavourites = (): readonly StickerRef[] =>
  useStore(stickersStore, (state) => state.shelf.favourites);

/** Whether this sticker is a favourite of mine. */
export const useIsFavourite = (ref: StickerRef): boolean =>
  useStore(stickersStore, (state) => state.shelf.favourites.some((one) => isSame(one, ref)));

/** Whether this pack is on my shelf. */
export const useIsOnShelf = (packId: string): boolean =>
  useStore(stickersStore, (state) => state.shelf.packIds.includes(packId));

/** What a sticker says: those of the app in the language of whoever reads, others as their maker wrote it. */
export const useStickerWord = ({ packId, stickerId, word }: StickerRef & { word: string }): string => {
  const language = useLanguage();
  return findBuiltInSticker(packId, stickerId)?.[language] ?? word;
};

/** The packs I made. */
export const useMyPacks = (): readonly StickerPack[] => useStore(stickersStore, (state) => state.mine);
