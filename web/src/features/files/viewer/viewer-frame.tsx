import type { ChatId } from '@maru/contract';
import { Download, MessageSquareText, Share, Trash2, X } from 'lucide-react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { findLine } from '../../messages/index.ts';
import { useDisplayName } from '../../people/index.ts';
import type { MediaItem } from './media-list.ts';
import { canShare, saveFiles, shareFile } from './share-file.ts';
import styles from './viewer.module.css';

interface ViewerFrameProps {
  chatId: ChatId;
  item: MediaItem;
  place: number;
  count: number;
  onClose: () => void;
  onDelete: () => void;
  onJump: () => void;
}

/** What stands around a photo: who sent it and when, its words, and what can be done with it. */
export function ViewerFrame({ chatId, item, place, count, onClose, onDelete, onJump }: ViewerFrameProps) {
  const t = useWords();
  const { dayAndTime } = useWhen();
  const line = findLine(chatId, item.seq);
  const author = item.author ?? line?.author ?? null;
  const at = item.at ?? line?.at;
  const words = line?.body.text ?? '';
  const share = async () => {
    if (!(await shareFile(chatId, item.file))) toast(t('files.cannotShare'), { tone: 'danger' });
  };
  const save = () =>
    void saveFiles(chatId, [item.file]).catch(() => toast(t('cards.notSaved'), { tone: 'danger' }));
  return (
    <>
      <header className={styles.top}>
        <button type="button" className={styles.button} aria-label={t('files.close')} onClick={onClose}>
          <X aria-hidden="true" />
        </button>
        <div className={styles.who}>
          <strong>{author && <Name id={author} />}</strong>
          {at && <time dateTime={at}>{dayAndTime(at)}</time>}
        </div>
        {count > 1 && <span className={styles.count}>{t('files.viewerPlace', { place, count })}</span>}
      </header>
      <footer className={styles.bottom}>
        {words !== '' && (
          <p className={styles.words} dir="auto">
            {words}
          </p>
        )}
        <div className={styles.buttons}>
          <Deed label={t('files.save')} Icon={Download} onPress={save} />
          {canShare() && <Deed label={t('files.share')} Icon={Share} onPress={() => void share()} />}
          <Deed label={t('files.jump')} Icon={MessageSquareText} onPress={onJump} />
          <Deed label={t('files.delete')} Icon={Trash2} onPress={onDelete} />
        </div>
      </footer>
    </>
  );
}

interface DeedProps {
  label: string;
  Icon: typeof X;
  onPress: () => void;
}

function Deed({ label, Icon, onPress }: DeedProps) {
  return (
    <button type="button" className={styles.deed} onClick={onPress}>
      <Icon aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}

function Name({ id }: { readonly id: NonNullable<MediaItem['author']> }) {
  return <>{useDisplayName(id)}</>;
}

const useWhen = () => {
  const moments = useMoments();
  return { dayAndTime: (at: string) => `${moments.fullDate(at)} ${moments.time(at)}` };
};
