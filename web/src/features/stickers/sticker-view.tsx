import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import type { ContentViewProps } from '../messages/ui.ts';
import { useStickerWord } from './hooks.ts';
import { PackSheet } from './lazy-parts.tsx';
import { StickerPicture } from './sticker-picture.tsx';
import styles from './sticker-view.module.css';

/** A sticker in a room, without a bubble; a press tells of its pack. */
export function StickerView({ bubble, content }: ContentViewProps<'sticker'>) {
  const t = useWords();
  const word = useStickerWord(content);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.sticker}
        aria-label={t('stickers.one', { word })}
        onClick={() => setOpen(true)}
      >
        <StickerPicture sticker={content} />
      </button>
      {isOpen && (
        <PackSheet
          packId={content.packId}
          sticker={{ ...content, word }}
          chatId={bubble.chatId}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
