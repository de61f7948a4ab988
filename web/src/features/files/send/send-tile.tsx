import { Check, FileImage, Film, Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx, Spinner } from '../../../ui/index.ts';
import { blurUrl } from '../photos/blur-url.ts';
import { wordLength } from '../voice/word-length.ts';
import { dropChosen, moveChosen, toggleChosen, type ChosenFile } from './send-state.ts';
import styles from './send-sheet.module.css';

interface SendTileProps {
  chosen: ChosenFile;
  /** Its number in the order, from 1; undefined when it does not go. */
  place: number | undefined;
  onEdit: () => void;
}

/** A photo or a video that may go: a press puts it into the order or takes it out. */
export function SendTile({ chosen, place, onEdit }: SendTileProps) {
  const t = useWords();
  const { id, file, kind, thumb, facts, isRead } = chosen;
  const isChosen = place !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    moveChosen(id, event.key === 'ArrowLeft' ? -1 : 1);
  };
  const blur = facts?.blur ? blurUrl(facts.blur) : undefined;
  return (
    <li className={cx(styles.tile, !isChosen && styles.out)}>
      <button
        type="button"
        className={styles.pick}
        aria-pressed={isChosen}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        aria-label={t('files.chosen', { name: file.name, place: place ?? 0 })}
        onClick={() => toggleChosen(id)}
        onKeyDown={onKeyDown}
        {...(blur ? { style: { backgroundImage: `url(${blur})` } } : {})}
      >
        {thumb ? (
          <img src={thumb} alt="" draggable={false} />
        ) : isRead ? (
          <span className={styles.unread}>
            {kind === 'video' ? <Film aria-hidden="true" /> : <FileImage aria-hidden="true" />}
            <span>{file.name}</span>
          </span>
        ) : (
          <Spinner />
        )}
        {facts?.durationMs !== undefined && (
          <span className={styles.length}>{wordLength(facts.durationMs)}</span>
        )}
        <span className={styles.badge} aria-hidden="true">
          {place ?? <Check />}
        </span>
      </button>
      {kind === 'photo' && thumb && file.type !== 'image/gif' && (
        <button
          type="button"
          className={styles.edit}
          aria-label={t('files.edit', { name: file.name })}
          onClick={onEdit}
        >
          <Pencil aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('files.remove', { name: file.name })}
        onClick={() => dropChosen(id)}
      >
        <Trash2 aria-hidden="true" />
      </button>
    </li>
  );
}
