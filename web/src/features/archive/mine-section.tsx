import { archiveUrl, type Archive } from '@maru/contract';
import { Download, FolderHeart, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, IconButton, SkeletonRows } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { attempt } from '../chats/ui.ts';
import { wordBytes } from '../files/ui.ts';
import { isProofDeclined } from '../proof/index.ts';
import styles from './archive.module.css';
import { loadArchives, openMine, removeArchive, startMine } from './change-archives.ts';
import { archiveStore } from './state.ts';

const isUnderWay = ({ state }: Archive): boolean => state === 'waiting' || state === 'working';

const heldOfAccounts = ['mineAccount', 'minePeople', 'mineWritten', 'mineFiles', 'mineSettings'] as const;
const heldOfGuests = ['mineGuest', 'mineWritten', 'mineFiles', 'mineSettings'] as const;

/** Everything held about me, put together in one file, and taken along. */
export function MineSection() {
  const t = useWords();
  const verb = useVerb();
  const isGuest = useMe()?.guest ?? true;
  const archives = useStore(archiveStore, (state) => state.archives);
  useEffect(() => void loadArchives().catch(() => {}), []);
  const mine = archives?.filter(({ kind }) => kind === 'mine');
  const isBusy = archives?.some(isUnderWay) ?? true;
  const start = () => verb.run(() => startMine().catch(unlessDeclined));
  return (
    <div className={styles.page}>
      <p className={styles.text}>{t('archive.mineText')}</p>
      <ul className={styles.held}>
        {(isGuest ? heldOfGuests : heldOfAccounts).map((key) => (
          <li key={key}>{t(`archive.${key}`)}</li>
        ))}
      </ul>
      <p className={styles.text}>{t(isGuest ? 'archive.mineNotGuest' : 'archive.mineNot')}</p>
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<FolderHeart aria-hidden="true" />}
          isDisabled={isBusy}
          isBusy={verb.isBusy}
          onPress={() => void start()}
        >
          {t('archive.mineMake')}
        </Button>
      </div>
      {mine === undefined ? (
        <SkeletonRows count={1} label={t('archive.list')} />
      ) : mine.length === 0 ? null : (
        <ul className={styles.list}>
          {mine.map((archive) => (
            <MineRow key={archive.id} archive={archive} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whoever closes the question for proof has said enough. */
const unlessDeclined = (error: unknown): void => {
  if (!isProofDeclined(error)) throw error;
};

/** The browser saves it, as any file of a page. */
const save = (id: string): void => {
  const link = document.createElement('a');
  link.href = archiveUrl(id);
  link.download = '';
  link.click();
};

function MineRow({ archive }: { readonly archive: Archive }) {
  const t = useWords();
  const moments = useMoments();
  const { id, state, bytes, done, total, createdAt, expiresAt } = archive;
  const busy = isUnderWay(archive);
  const open = () =>
    attempt(
      openMine(id)
        .then(() => save(id))
        .catch(unlessDeclined),
    );
  const percent = total > 0 ? Math.min(99, Math.round((done / total) * 100)) : 0;
  const words = busy
    ? t('archive.making', { percent })
    : state === 'failed'
      ? t('archive.failed')
      : t('archive.mineReady', {
          size: wordBytes(bytes ?? 0),
          day: expiresAt ? moments.fullDate(expiresAt) : '',
        });
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>{t('archive.mineOf', { moment: moments.full(createdAt) })}</span>
        <span className={styles.state} role={busy ? 'status' : undefined}>
          {words}
        </span>
        {busy && <progress className={styles.bar} max={Math.max(1, total)} value={done} />}
      </div>
      {state === 'ready' && (
        <IconButton
          label={t('archive.download')}
          icon={<Download aria-hidden="true" />}
          variant="quiet"
          onPress={() => void open()}
        />
      )}
      <IconButton
        label={t(busy ? 'archive.stop' : 'archive.remove')}
        icon={<Trash2 aria-hidden="true" />}
        variant="quiet"
        onPress={() => void attempt(removeArchive(id))}
      />
    </li>
  );
}
