import { archiveUrl, type Archive } from '@maru/contract';
import { Download, FileArchive, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useMoments, useWords, type Translate } from '../../platform/i18n/index.ts';
import { Button, FileButton, IconButton, Section, SkeletonRows } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { chatsStore } from '../chats/index.ts';
import { attempt, useChatName } from '../chats/ui.ts';
import { uploadAlone } from '../files/index.ts';
import { wordBytes } from '../files/ui.ts';
import styles from './archive.module.css';
import { bringIn, loadArchives, removeArchive, startArchive } from './change-archives.ts';
import { archiveStore } from './state.ts';

const isUnderWay = ({ state }: Archive): boolean => state === 'waiting' || state === 'working';

/** What I take along: make an archive of everything, look at those that are there, bring one in from elsewhere. */
export function ArchiveSection() {
  const t = useWords();
  const isGuest = useMe()?.guest ?? true;
  const all = useStore(archiveStore, (state) => state.archives);
  // What is held about me has a page of its own.
  const archives = all && all.filter(({ kind }) => kind !== 'mine');
  useEffect(() => void loadArchives().catch(() => {}), []);
  const isBusy = all?.some(isUnderWay) ?? true;
  const [sent, setSent] = useState<number>();
  const take = async (file: File): Promise<void> => {
    setSent(0);
    try {
      await bringIn(await uploadAlone(file, setSent));
    } finally {
      setSent(undefined);
    }
  };
  return (
    <div className={styles.page}>
      <p className={styles.text}>{t('archive.text')}</p>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<FileArchive aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => void attempt(startArchive(null))}
        >
          {t('archive.makeAll')}
        </Button>
        {!isGuest && (
          <FileButton
            accept=".zip,application/zip"
            isDisabled={isBusy || sent !== undefined}
            onPick={(file) => void attempt(take(file))}
          >
            {sent === undefined
              ? t('archive.bringIn')
              : t('archive.uploading', { percent: Math.round(sent * 100) })}
          </FileButton>
        )}
      </div>
      <div className={styles.archives}>
        <Section title={t('archive.list')}>
          {archives === null ? (
            <SkeletonRows count={2} label={t('archive.list')} />
          ) : archives.length === 0 ? (
            <p className={styles.none}>{t('archive.none')}</p>
          ) : (
            <ul className={styles.list}>
              {archives.map((archive) => (
                <ArchiveRow key={archive.id} archive={archive} />
              ))}
            </ul>
          )}
        </Section>
      </div>
    </div>
  );
}

const wordState = (archive: Archive, t: Translate, expires: string): string => {
  const { state, done, total, bytes, kind, chatIds } = archive;
  if (state === 'failed') return t('archive.failed');
  if (isUnderWay(archive)) {
    const percent = total > 0 ? Math.min(99, Math.round((done / total) * 100)) : 0;
    return t(kind === 'export' ? 'archive.making' : 'archive.bringing', { percent });
  }
  return kind === 'import'
    ? t('archive.brought', { count: chatIds.length, messages: done })
    : t('archive.ready', { count: done, size: wordBytes(bytes ?? 0), day: expires });
};

function ArchiveRow({ archive }: { readonly archive: Archive }) {
  const t = useWords();
  const moments = useMoments();
  const chat = useStore(chatsStore, (state) => (archive.chatId ? state.chats[archive.chatId] : undefined));
  const chatName = useChatName(chat);
  const name =
    archive.kind === 'import' ? t('archive.imported') : archive.chatId ? chatName : t('archive.everything');
  const busy = isUnderWay(archive);
  const expires = archive.expiresAt ? moments.fullDate(archive.expiresAt) : '';
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>{name || t('archive.oneChat')}</span>
        <span className={styles.state} role={busy ? 'status' : undefined}>
          {wordState(archive, t, expires)}
        </span>
        {busy && <progress className={styles.bar} max={Math.max(1, archive.total)} value={archive.done} />}
      </div>
      {archive.kind === 'export' && archive.state === 'ready' && (
        <a
          className={styles.download}
          href={archiveUrl(archive.id)}
          download
          aria-label={t('archive.download')}
        >
          <Download aria-hidden="true" />
        </a>
      )}
      <IconButton
        label={t(busy ? 'archive.stop' : 'archive.remove')}
        icon={<Trash2 aria-hidden="true" />}
        variant="quiet"
        onPress={() => void attempt(removeArchive(archive.id))}
      />
    </li>
  );
}
