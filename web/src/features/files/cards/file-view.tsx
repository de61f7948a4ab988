import type { FileRef } from '@maru/contract';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { cx, IconButton, lazily, toast } from '../../../ui/index.ts';
import type { ContentView, ContentViewProps } from '../../messages/ui.ts';
import { useUpload } from '../hooks.ts';
import { UploadBar } from '../upload-bar/upload-bar.tsx';
import { UploadRing } from '../upload-bar/upload-ring.tsx';
import { wordBytes } from '../upload-bar/word-bytes.ts';
import { cutMiddle } from './cut-middle.ts';
import { expiryOf } from './expiry.ts';
import { familyOf, opensAsText } from './family-of.ts';
import { FileGlyph } from './file-glyph.tsx';
import { FirstPage } from './first-page.tsx';
import styles from './file-view.module.css';
import { saveFile, useSaving } from './save-file.ts';
import { showName } from './show-name.ts';
import { SoundLine } from './sound-line.tsx';

const PageSheet = lazily(async () => (await import('./page-sheet.tsx')).PageSheet, { isOver: true });
const TextSheet = lazily(async () => (await import('./text-sheet.tsx')).TextSheet, { isOver: true });

/** Two lines of a card, measured in the height of a line. */
const nameRoom = 14;
/** What is this small has gone before anybody could read how far it is. */
const quickBytes = 1_000_000;

/** A file: what it is, how large, what can be seen of it, and how to have it. */
function FileView({ bubble, content: { file } }: ContentViewProps<'file'>) {
  const t = useWords();
  const [shown, setShown] = useState<'text' | 'page'>();
  const { chatId, seq } = bubble;
  const isSent = seq !== null;
  const upload = useUpload(file.id);
  const isHeld =
    bubble.state === 'failed' || (upload && upload.state !== 'sending' && upload.state !== 'waiting');
  const [now] = useState(Date.now);
  const expiry = expiryOf(file.expiresAt, now);
  const isGone = expiry?.state === 'gone';
  const save = () => void saveFile(chatId, file).catch(() => toast(t('cards.notSaved'), { tone: 'danger' }));
  const close = () => setShown(undefined);
  const open = () => {
    if (opensAsText(file)) setShown('text');
    else if (file.preview) setShown('page');
    else save();
  };
  const canOpen = isSent && !isGone;
  const isSound = familyOf(file) === 'sound';
  return (
    <div className={styles.card}>
      {file.preview && isSent && !isGone && <FirstPage bubble={bubble} file={file} onOpen={open} />}
      <div className={styles.line}>
        <Sign file={file} isSent={isSent} />
        <button
          type="button"
          className={styles.words}
          disabled={!canOpen}
          aria-label={t('cards.open', { name: showName(file.name) })}
          onClick={open}
        >
          <bdi className={styles.name} title={showName(file.name)}>
            {cutMiddle(file.name, nameRoom)}
          </bdi>
          <span className={styles.note}>
            {wordBytes(file.size)}
            {file.pages !== undefined && ` · ${t('cards.pages', { count: file.pages })}`}
          </span>
        </button>
        {canOpen && (
          <IconButton
            label={t('cards.save', { name: showName(file.name) })}
            icon={<Download aria-hidden="true" />}
            variant="quiet"
            onPress={save}
          />
        )}
      </div>
      {isSound && !isGone && <SoundLine bubble={bubble} file={file} />}
      {file.excerpt && canOpen && (
        <button
          type="button"
          className={styles.excerpt}
          aria-label={t('cards.read', { name: showName(file.name) })}
          onClick={open}
        >
          <bdi>{file.excerpt}</bdi>
        </button>
      )}
      {expiry && <Expiry state={expiry.state} days={expiry.days} at={file.expiresAt ?? ''} />}
      {!isSent && (isHeld || file.size > quickBytes) && <UploadBar bubble={bubble} place="inside" />}
      {shown === 'text' && <TextSheet chatId={chatId} file={file} onClose={close} onSave={save} />}
      {shown === 'page' && <PageSheet chatId={chatId} file={file} onClose={close} onSave={save} />}
    </div>
  );
}

/** What kind of file it is; a ring in its place while it goes or comes. */
function Sign({ file, isSent }: { readonly file: FileRef; readonly isSent: boolean }) {
  const upload = useUpload(file.id);
  const saving = useSaving(file.id);
  if (!isSent && upload && upload.state !== 'done') {
    return (
      <span className={styles.ring}>
        <UploadRing upload={upload} size={44} />
      </span>
    );
  }
  if (saving !== undefined) {
    return (
      <span className={styles.ring}>
        <UploadRing upload={{ state: 'sending', sent: saving * file.size, size: file.size }} size={44} />
      </span>
    );
  }
  return <FileGlyph file={file} />;
}

interface ExpiryProps {
  readonly state: 'stays' | 'soon' | 'gone';
  readonly days: number;
  readonly at: string;
}

function Expiry({ state, days, at }: ExpiryProps) {
  const t = useWords();
  const { short } = useMoments();
  const words =
    state === 'gone'
      ? t('cards.gone')
      : state === 'soon'
        ? t('cards.goesSoon', { days })
        : t('cards.goes', { day: short(at) });
  return <p className={cx(styles.expiry, state !== 'stays' && styles.soon)}>{words}</p>;
}

/** How files are shown in a room. */
export const fileView: ContentView<'file'> = {
  type: 'file',
  View: FileView,
  frame: 'card',
  estimate: (content) => {
    const { preview, excerpt, expiresAt } = content.file;
    const sound = familyOf(content.file) === 'sound' ? 40 : 0;
    return 52 + (preview ? 152 : 0) + (excerpt ? 76 : 0) + (expiresAt ? 20 : 0) + sound;
  },
};
