import { findBuiltInPack, type BuiltInPack, type StickerPack, type StickerRef } from '@maru/contract';
import type { StickersState } from './state.ts';

/** A sticker as it is offered: what it says in the language of the app, and by what it is found. */
export interface ShownSticker extends StickerRef {
  word: string;
  /** In every language. */
  finds: readonly string[];
}

/** A pack as it is offered. */
export interface ShownPack {
  id: string;
  name: string;
  stickers: readonly ShownSticker[];
}

type Language = 'ko' | 'en';

/** A pack of the app, in a language. */
export const showBuiltIn = (pack: BuiltInPack, language: Language): ShownPack => ({
  id: pack.id,
  name: pack[language],
  stickers: pack.stickers.map((one) => ({
    packId: pack.id,
    stickerId: one.id,
    word: one[language],
    finds: [one.ko, one.en, ...one.tags],
  })),
});

/** A pack that somebody made. */
export const showMade = (pack: Pick<StickerPack, 'id' | 'name' | 'stickers'>): ShownPack => ({
  id: pack.id,
  name: pack.name,
  stickers: pack.stickers.map((one) => ({
    packId: pack.id,
    stickerId: one.id,
    word: one.word,
    finds: [one.word, ...one.tags],
  })),
});

/** What stands on a shelf, in its order; packs that cannot be used now are left out. */
export const showShelf = (
  { shelf, packs }: Pick<StickersState, 'shelf' | 'packs'>,
  language: Language,
): ShownPack[] =>
  shelf.packIds.flatMap((id) => {
    const drawn = findBuiltInPack(id);
    if (drawn) return [showBuiltIn(drawn, language)];
    const made = packs.find((pack) => pack.id === id);
    return made ? [showMade(made)] : [];
  });

export const isSame = (one: StickerRef | undefined, other: StickerRef): boolean =>
  one?.packId === other.packId && one.stickerId === other.stickerId;

/** These stickers as they are offered, without those that are gone. */
export const findShown = (packs: readonly ShownPack[], refs: readonly StickerRef[]): ShownSticker[] =>
  refs.flatMap((ref) => {
    const pack = packs.find(({ id }) => id === ref.packId);
    return pack?.stickers.find(({ stickerId }) => stickerId === ref.stickerId) ?? [];
  });
