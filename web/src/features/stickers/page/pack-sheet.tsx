import { findBuiltInPack, type ChatId, type StickerPack } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '../../../platform/i18n/index.ts';
import { call } from '../../../platform/session/index.ts';
import { Button, Sheet, Spinner } from '../../../ui/index.ts';
import { pressSticker } from '../hold-sticker.ts';
import { useIsOnShelf, useMyPacks } from '../hooks.ts';
import { StickerGrid } from '../panel/sticker-grid.tsx';
import { showBuiltIn, showMade, type ShownSticker } from '../shown-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import { AddButton } from './add-button.tsx';
import styles from './pack-sheet.module.css';

/** What the sheet of a pack takes. */
export interface PackSheetProps {
  readonly packId: string;
  /** The sticker that was pressed, where it stood in a room. */
  readonly sticker?: { packId: string; stickerId: string; word: string } | undefined;
  /** Where a sticker that is pressed here may go. */
  readonly chatId?: ChatId | undefined;
  /** The pack, where it is known already. */
  readonly known?: StickerPack | undefined;
  readonly onClose: () => void;
}

/** The pack, as far as it may be seen; null where it is somebody's own, or gone. */
const usePack = (packId: string, known: StickerPack | undefined): StickerPack | null | undefined => {
  const mine = useMyPacks().find(({ id }) => id === packId);
  const [found, setFound] = useState<StickerPack | null | undefined>(known);
  const isDrawn = findBuiltInPack(packId) !== undefined;
  useEffect(() => {
    if (isDrawn || known) return;
    let isLate = false;
    void call('stickers.find', { packId })
      .then(({ pack }) => !isLate && setFound(pack))
      .catch(() => !isLate && setFound(null));
    return () => {
      isLate = true;
    };
  }, [packId, isDrawn, known]);
  return mine ?? found;
};

/** A pack with all it holds, who made it, and a way to have it. */
export function PackSheet({ packId, sticker, chatId, known, onClose }: PackSheetProps) {
  const t = useWords();
  const language = useLanguage();
  const drawn = findBuiltInPack(packId);
  const made = usePack(packId, known);
  const isMine = useMyPacks().some(({ id }) => id === packId);
  const canSend = useIsOnShelf(packId) || isMine || drawn !== undefined;
  const shown = drawn ? showBuiltIn(drawn, language) : made && showMade(made);
  const [chosen, choose] = useState<{ packId: string; stickerId: string; word: string } | undefined>(sticker);
  const large = chosen ?? shown?.stickers[0];
  const send = (one: ShownSticker) => {
    if (chatId && canSend) {
      pressSticker(chatId, one);
      onClose();
    } else choose(one);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={shown?.name ?? t('stickers.one', { word: sticker?.word ?? '' })}
      closeLabel={t('stickers.close')}
      footer={
        shown && (!made || made.state === 'public') ? (
          <div className={styles.foot}>
            <AddButton packId={packId} name={shown.name} />
          </div>
        ) : undefined
      }
    >
      {large && (
        <div className={styles.large}>
          <StickerPicture sticker={large} word={large.word} />
        </div>
      )}
      <p className={styles.facts}>
        {drawn && t('stickers.byTheApp')}
        {made && t('stickers.factsMade', { name: made.creator.name, adders: made.adders, uses: made.uses })}
        {!drawn && made === null && t('stickers.somebodysOwn')}
      </p>
      {!drawn && made === undefined && (
        <div className={styles.wait} role="status">
          <Spinner />
        </div>
      )}
      {shown && (
        <div className={styles.grid}>
          <StickerGrid label={shown.name} stickers={shown.stickers} onPress={send} />
        </div>
      )}
      {chatId && canSend && shown && <p className={styles.hint}>{t('stickers.pressToSend')}</p>}
      {!shown && made === null && (
        <Button variant="secondary" isWide onPress={onClose}>
          {t('stickers.close')}
        </Button>
      )}
    </Sheet>
  );
}
