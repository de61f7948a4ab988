import type { KeyboardEvent } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useLongPress } from '../../../ui/index.ts';
import { useIsFavourite } from '../hooks.ts';
import type { ShownSticker } from '../shown-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import styles from './sticker-grid.module.css';
import { useFavour } from './use-favour.ts';

interface StickerGridProps {
  readonly label: string;
  readonly stickers: readonly ShownSticker[];
  readonly onPress: (sticker: ShownSticker) => void;
}

const steps: Readonly<Record<string, (columns: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
};

/** Arrow keys go from sticker to sticker, as the eye sees them. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = steps[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (!step || at < 0) return;
  const top = buttons[0]?.offsetTop;
  const columns = buttons.filter((one) => one.offsetTop === top).length;
  event.preventDefault();
  buttons[at + step(columns)]?.focus();
};

/** Stickers to choose from. */
export function StickerGrid({ label, stickers, onPress }: StickerGridProps) {
  return (
    // The buttons in it are what is used; the list only moves the focus between them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className={styles.grid} aria-label={label} onKeyDown={moveFocus}>
      {stickers.map((sticker) => (
        <li key={`${sticker.packId}/${sticker.stickerId}`}>
          <GridButton sticker={sticker} onPress={onPress} />
        </li>
      ))}
    </ul>
  );
}

interface GridButtonProps {
  readonly sticker: ShownSticker;
  readonly onPress: (sticker: ShownSticker) => void;
}

function GridButton({ sticker, onPress }: GridButtonProps) {
  const t = useWords();
  const favour = useFavour();
  const isFavourite = useIsFavourite(sticker);
  const press = useLongPress(() => favour?.(sticker), !favour);
  return (
    <button
      type="button"
      className={styles.sticker}
      aria-label={
        isFavourite
          ? t('stickers.oneFavourite', { word: sticker.word })
          : t('stickers.one', { word: sticker.word })
      }
      title={sticker.word}
      onClick={() => onPress(sticker)}
      onContextMenu={(event) => {
        event.preventDefault();
        // On touch the long press has done it already.
        if (event.button === 2 && (event.nativeEvent as PointerEvent).pointerType !== 'touch')
          favour?.(sticker);
      }}
      {...press}
    >
      <StickerPicture sticker={sticker} />
      {isFavourite && <span className={styles.star} aria-hidden="true" />}
    </button>
  );
}
