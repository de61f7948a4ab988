import type { ChatId } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { Dialog, Page, Tabs, useIsPhone } from '../../../ui/index.ts';
import { FilesTab, LinksTab, MediaTab } from './gallery-tabs.tsx';
import styles from './gallery.module.css';

/** What was shared, by kind. */
export type GalleryTab = 'media' | 'file' | 'link' | 'voice';

/** What the page of everything shared takes. */
export interface GalleryPageProps {
  readonly chatId: ChatId;
  readonly first: GalleryTab;
  readonly onClose: () => void;
  /** The drawer under it goes too. */
  readonly onLeave: () => void;
}

/** Everything that was shared in a chat, by kind and month. */
export function GalleryPage({ chatId, first, onClose, onLeave }: GalleryPageProps) {
  const t = useWords();
  const isPhone = useIsPhone();
  const [tab, choose] = useState<GalleryTab>(first);
  const jump = (seq: number) => {
    onClose();
    onLeave();
    go(paths.chat(chatId, seq));
  };
  const tabs = [
    { id: 'media' as const, label: t('search.gallery'), content: <MediaTab chatId={chatId} /> },
    {
      id: 'file' as const,
      label: t('search.files'),
      content: <FilesTab chatId={chatId} kind="file" onJump={jump} />,
    },
    { id: 'link' as const, label: t('search.links'), content: <LinksTab chatId={chatId} onJump={jump} /> },
    {
      id: 'voice' as const,
      label: t('search.voice'),
      content: <FilesTab chatId={chatId} kind="voice" onJump={jump} />,
    },
  ];
  return (
    <Dialog isOpen onClose={onClose} size={isPhone ? 'full' : 'wide'} label={t('search.galleryTitle')}>
      <div className={styles.page}>
        <Page
          title={t('search.galleryTitle')}
          back={{ label: t('search.back'), onPress: onClose }}
          isScrolling={false}
          bodyClassName={styles.body}
        >
          <Tabs label={t('search.tabs')} items={tabs} value={tab} onChange={choose} className={styles.tabs} />
        </Page>
      </div>
    </Dialog>
  );
}
