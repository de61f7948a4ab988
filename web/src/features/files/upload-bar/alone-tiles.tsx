import type { ChatId, FileId, FileRef } from '@maru/contract';
import { File as FileIcon, X } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { PhotoImage } from '../photos/photo-image.tsx';
import type { AloneUploads } from '../use-alone-uploads.ts';
import styles from './alone-tiles.module.css';

/** What the tiles of files for a post or an album take. */
export interface AloneTilesProps {
  readonly chatId: ChatId;
  /** Files that are there already. */
  readonly kept?: readonly FileRef[];
  readonly onDropKept?: (id: FileId) => void;
  readonly uploads: AloneUploads;
}

/** Files that are chosen for a post or an album: how far each has come, and a way to leave it out. */
export function AloneTiles({ chatId, kept = [], onDropKept, uploads }: AloneTilesProps) {
  const t = useWords();
  if (kept.length + uploads.list.length === 0) return null;
  return (
    <ul className={styles.tiles}>
      {kept.map((file) => (
        <li key={file.id} className={styles.tile}>
          {file.kind === 'photo' ? <PhotoImage chatId={chatId} file={file} /> : <Named name={file.name} />}
          <Leave name={file.name} onPress={() => onDropKept?.(file.id)} />
        </li>
      ))}
      {uploads.list.map(({ key, name, url, part, state }) => (
        <li key={key} className={styles.tile} data-state={state}>
          {url ? <img src={url} alt="" className={styles.image} /> : <Named name={name} />}
          {state === 'going' && (
            <progress className={styles.progress} value={part} aria-label={t('files.sending', { name })} />
          )}
          {state === 'failed' && (
            <span className={styles.failed} role="alert">
              {t('files.notArrived')}
            </span>
          )}
          <Leave name={name} onPress={() => uploads.drop(key)} />
        </li>
      ))}
    </ul>
  );
}

function Named({ name }: { readonly name: string }) {
  return (
    <span className={styles.named}>
      <FileIcon aria-hidden="true" />
      <span>{name}</span>
    </span>
  );
}

function Leave({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  const t = useWords();
  return (
    <button
      type="button"
      className={styles.leave}
      aria-label={t('files.leaveOut', { name })}
      onClick={onPress}
    >
      <X aria-hidden="true" />
    </button>
  );
}
