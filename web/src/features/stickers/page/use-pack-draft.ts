import { limits, type StickerPack } from '@maru/contract';
import { useState } from 'react';
import { wordError } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { uploadSticker } from '../make-packs.ts';

/** A picture of a pack that is being made; `busy` while it is on its way. */
export interface DraftSticker {
  id: string;
  word: string;
  /** As typed: words with commas between. */
  tags: string;
}

const draftOf = (pack: StickerPack | undefined): DraftSticker[] =>
  pack?.stickers.map(({ id, word, tags }) => ({ id, word, tags: tags.join(', ') })) ?? [];

/** The words that were typed, each once, no more and no longer than they may be. */
export const readTags = (text: string): string[] =>
  [...new Set(text.split(/[,\n]/u).map((tag) => tag.trim().slice(0, limits.stickers.tag)))]
    .filter((tag) => tag !== '')
    .slice(0, limits.stickers.tags);

/** The pictures of a pack while it is made or changed. */
export const usePackDraft = (pack: StickerPack | undefined) => {
  const [stickers, setStickers] = useState<readonly DraftSticker[]>(() => draftOf(pack));
  const [arriving, setArriving] = useState(0);
  const bring = async (file: File) => {
    setArriving((count) => count + 1);
    try {
      const { id } = await uploadSticker(file);
      setStickers((before) => [...before, { id, word: '', tags: '' }]);
    } catch (error) {
      toast(`${file.name}: ${wordError(error)}`, { tone: 'danger' });
    } finally {
      setArriving((count) => count - 1);
    }
  };
  /** One after another, in the order in which they were chosen. */
  const bringAll = async (files: readonly File[]) => {
    for (const file of files.slice(0, limits.stickers.inPack - stickers.length)) await bring(file);
  };
  const change = (id: string, part: Partial<DraftSticker>) =>
    setStickers((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = (id: string) => setStickers((before) => before.filter((one) => one.id !== id));
  return { stickers, isArriving: arriving > 0, bringAll, change, drop };
};
