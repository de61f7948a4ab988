import { Pause, Play, X } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useWords, wordRefusal, type Translate } from '../../../platform/i18n/index.ts';
import { useLine } from '../../../platform/session/index.ts';
import { Button, cx, toast } from '../../../ui/index.ts';
import { cancelMessage, type Bubble } from '../../messages/index.ts';
import { useUploads } from '../hooks.ts';
import { totalOf, type UploadTotal } from '../rules.ts';
import type { Upload } from '../state.ts';
import { chooseAgain, pauseUploads, resumeUploads } from '../upload/steer-uploads.ts';
import styles from './upload-bar.module.css';
import { wordBytes } from './word-bytes.ts';

/** What a bar of an upload takes. */
export interface UploadBarProps {
  readonly bubble: Bubble;
  /** `over` lies on a picture, `inside` stands in a card. */
  readonly place?: 'over' | 'inside' | undefined;
}

/** How the files of a pending message stand, and what can be done: hold back, go on, give up, choose again. */
export function UploadBar({ bubble, place = 'over' }: UploadBarProps) {
  const t = useWords();
  const line = useLine();
  const uploads = useUploads(bubble.key);
  const total = totalOf(uploads);
  if (!total || total.state === 'done') return null;
  const lost = uploads.find((one) => one.state === 'lost');
  const isOnline = line === 'online';
  const isRefused = bubble.state === 'failed';
  return (
    <div className={cx(styles.bar, place === 'inside' && styles.inside)}>
      <span className={styles.words} role="status" aria-live="off">
        {isRefused
          ? wordRefusal(bubble.code ?? 'internal')
          : wordTotal(t, total, { isOnline, isLost: lost !== undefined })}
      </span>
      {lost && <ChooseAgain upload={lost} />}
      {!isRefused && total.state === 'paused' && (
        <button type="button" aria-label={t('files.goOn')} onClick={() => void resumeUploads(bubble.key)}>
          <Play aria-hidden="true" />
        </button>
      )}
      {!isRefused && (total.state === 'sending' || total.state === 'waiting') && (
        <button type="button" aria-label={t('files.pause')} onClick={() => void pauseUploads(bubble.key)}>
          <Pause aria-hidden="true" />
        </button>
      )}
      {!isRefused && (
        <button type="button" aria-label={t('files.cancel')} onClick={() => void cancelMessage(bubble.key)}>
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function ChooseAgain({ upload }: { readonly upload: Upload }) {
  const t = useWords();
  const choose = async (file: File | undefined) => {
    if (file && !(await chooseAgain(upload.id, file)))
      toast(t('files.otherFile', { name: upload.name }), { tone: 'danger' });
  };
  return (
    <FileTrigger onSelect={(files) => void choose(files?.[0])}>
      <Button variant="secondary">{t('files.chooseAgain')}</Button>
    </FileTrigger>
  );
}

function wordTotal(
  t: Translate,
  { state, sent, size }: UploadTotal,
  { isOnline, isLost }: { isOnline: boolean; isLost: boolean },
): string {
  if (isLost) return t('files.lost');
  if (state === 'paused') return t('files.paused');
  if (!isOnline) return t('files.waitsForLine');
  // While it is being made ready nothing has gone yet.
  return t('files.sentOf', { sent: wordBytes(sent), size: wordBytes(size) });
}
