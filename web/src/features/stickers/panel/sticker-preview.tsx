import { Star, X } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { cx, IconButton } from '../../../ui/index.ts';
import { sendDraft } from '../../messages/index.ts';
import type { HeldPreviewProps } from '../../messages/ui.ts';
import { useIsFavourite } from '../hooks.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import styles from './sticker-preview.module.css';
import { useFavour } from './use-favour.ts';

/** The sticker that goes with the next message, large above the field. */
export function StickerPreview({ chat, shown, onDrop }: HeldPreviewProps) {
  const t = useWords();
  const favour = useFavour();
  const ref = shown.type === 'sticker' ? shown : { packId: '', stickerId: '' };
  const isFavourite = useIsFavourite(ref);
  if (shown.type !== 'sticker') return null;
  return (
    <div className={styles.preview} role="group" aria-label={t('stickers.preview', { word: shown.word })}>
      <button
        type="button"
        className={styles.picture}
        aria-label={t('stickers.sendThis', { word: shown.word })}
        onClick={() => void tryVerb(sendDraft(chat.id))}
      >
        <StickerPicture key={shown.stickerId} sticker={shown} className={styles.large} />
      </button>
      <span className={styles.tools}>
        <IconButton
          label={t('stickers.drop')}
          icon={<X aria-hidden="true" />}
          variant="quiet"
          onPress={onDrop}
        />
        {favour && (
          <IconButton
            className={cx(isFavourite && styles.kept)}
            label={t(isFavourite ? 'stickers.unfavour' : 'stickers.favour')}
            icon={<Star aria-hidden="true" />}
            variant="quiet"
            onPress={() => favour(shown)}
          />
        )}
      </span>
      <span className="visually-hidden" role="status">
        {t('stickers.held', { word: shown.word })}
      </span>
    </div>
  );
}
