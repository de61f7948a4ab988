import type { StickerRef } from '@maru/contract';
import { useMe } from '../../accounts/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { toast } from '../../../ui/index.ts';
import { favourSticker } from '../change-shelf.ts';
import { isSame } from '../shown-packs.ts';
import { stickersStore } from '../state.ts';

/** Keeps a sticker among the favourites or lets it go, and says so; undefined for guests, who keep none. */
export const useFavour = (): ((sticker: StickerRef) => void) | undefined => {
  const t = useWords();
  const me = useMe();
  if (!me?.handle) return undefined;
  return (sticker) => {
    const on = !stickersStore.getState().shelf.favourites.some((one) => isSame(one, sticker));
    void tryVerb(favourSticker(sticker, on)).then((isKept) => {
      if (isKept) toast(t(on ? 'stickers.kept' : 'stickers.letGo'));
    });
  };
};
