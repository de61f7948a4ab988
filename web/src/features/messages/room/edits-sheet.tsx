import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { Sheet, Spinner } from '../../../ui/index.ts';
import { useEdits } from '../hooks.ts';
import styles from './room-sheets.module.css';
import { useRoomHandle } from './room-ui.ts';

interface EditsSheetProps {
  seq: number;
  text: string;
  at: string;
  onClose: () => void;
}

/** What an edited message said before, and says now. */
export function EditsSheet({ seq, text, at, onClose }: EditsSheetProps) {
  const t = useWords();
  const moments = useMoments();
  const { chatId } = useRoomHandle();
  const earlier = useEdits(chatId, seq);
  return (
    <Sheet isOpen onClose={onClose} title={t('messages.edits')} closeLabel={t('messages.close')}>
      {earlier ? (
        <ol>
          {earlier.map((one) => (
            <li key={one.at} className={styles.edit}>
              <time className={styles.when} dateTime={one.at}>
                {moments.full(one.at)}
              </time>
              <div className={styles.text}>{one.text}</div>
            </li>
          ))}
          <li className={styles.edit}>
            <span className={styles.when}>{`${t('messages.editNow')} · ${moments.full(at)}`}</span>
            <div className={styles.text}>{text}</div>
          </li>
        </ol>
      ) : (
        <div className={styles.wait}>
          <Spinner />
        </div>
      )}
    </Sheet>
  );
}
