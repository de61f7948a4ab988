import type { FileRef, Post } from '@maru/contract';
import { Play } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { FileGlyph, openViewer, PhotoImage, saveFile, wordBytes } from '../files/ui.ts';
import styles from './board.module.css';

/** Is it shown as a picture? */
const isPicture = (file: FileRef): boolean => file.kind === 'photo' || file.kind === 'video';

interface PostFilesProps {
  readonly post: Post;
  /** Only a strip of the first pictures, for lists and cards. */
  readonly isStrip?: boolean | undefined;
}

/** What hangs on a post: its pictures in a grid, its other files in rows. */
export function PostFiles({ post, isStrip = false }: PostFilesProps) {
  const t = useWords();
  const pictures = post.files.filter(isPicture);
  const others = post.files.filter((file) => !isPicture(file));
  const shown = isStrip ? pictures.slice(0, 3) : pictures;
  const rest = pictures.length - shown.length;
  return (
    <>
      {shown.length > 0 && (
        <span className={isStrip ? styles.strip : styles.grid}>
          {shown.map((file, index) =>
            isStrip ? (
              <span key={file.id} className={styles.picture}>
                <PhotoImage chatId={post.chatId} file={file} form={formOf(file)} />
                {rest > 0 && index === shown.length - 1 && <span className={styles.rest}>{`+${rest}`}</span>}
              </span>
            ) : (
              <button
                key={file.id}
                type="button"
                className={styles.picture}
                aria-label={t('board.openPicture', { number: index + 1, count: pictures.length })}
                onClick={() =>
                  openViewer({
                    chatId: post.chatId,
                    fileId: file.id,
                    near: { seq: post.seq, files: post.files },
                  })
                }
              >
                <PhotoImage chatId={post.chatId} file={file} form={formOf(file)} />
                {file.kind === 'video' && <Play className={styles.play} aria-hidden="true" />}
              </button>
            ),
          )}
        </span>
      )}
      {!isStrip &&
        others.map((file) => (
          <button
            key={file.id}
            type="button"
            className={styles.file}
            onClick={() => void saveFile(post.chatId, file)}
          >
            <FileGlyph file={file} />
            <span className={styles.fileName}>{file.name}</span>
            <span className={styles.when}>{wordBytes(file.size)}</span>
          </button>
        ))}
      {isStrip && others.length > 0 && (
        <span className={styles.when}>{t('board.fileCount', { count: others.length })}</span>
      )}
    </>
  );
}

const formOf = (file: FileRef) => (file.kind === 'video' ? 'preview' : 'list');
