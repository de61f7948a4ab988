import { X } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton } from '../../../ui/index.ts';
import type { ComposeSuggestionProps } from '../../messages/ui.ts';
import { suggestStickers } from '../find-stickers.ts';
import { pressSticker } from '../hold-sticker.ts';
import { useShownPacks } from '../hooks.ts';
import { useSuggests } from '../on-device.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import styles from './suggestion-strip.module.css';

/** Above the field while one writes: stickers that say the same. */
export function SuggestionStrip({ chat, text }: ComposeSuggestionProps) {
  const t = useWords();
  const isOn = useSuggests();
  const packs = useShownPacks();
  // Typing never waits for this.
  const read = useDeferredValue(text);
  const [closedAt, closeAt] = useState<string>();
  const found = useMemo(() => (isOn ? suggestStickers(packs, read) : []), [isOn, packs, read]);
  const isClosed = closedAt !== undefined && read.startsWith(closedAt);
  if (found.length === 0 || text === '' || isClosed) return null;
  return (
    <div className={styles.strip} role="group" aria-label={t('stickers.suggested')}>
      <div className={styles.stickers}>
        {found.map((sticker) => (
          <button
            key={`${sticker.packId}/${sticker.stickerId}`}
            type="button"
            className={styles.sticker}
            aria-label={t('stickers.one', { word: sticker.word })}
            title={sticker.word}
            // The keyboard of a phone stays where it is.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pressSticker(chat.id, sticker)}
          >
            <StickerPicture sticker={sticker} />
          </button>
        ))}
      </div>
      <IconButton
        label={t('stickers.closeSuggested')}
        icon={<X aria-hidden="true" />}
        variant="quiet"
        onPress={() => closeAt(text)}
      />
    </div>
  );
}
