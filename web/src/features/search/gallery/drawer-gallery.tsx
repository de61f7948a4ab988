import { useRef, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { lazily, MenuRow, Section } from '../../../ui/index.ts';
import { FileText, Link2, Mic } from 'lucide-react';
import { SeeAll, type DrawerSectionProps } from '../../invites/ui.ts';
import type { GalleryTab } from './gallery-page.tsx';
import styles from './gallery.module.css';
import { MediaTile } from './media-tile.tsx';
import { useGallery } from './use-gallery.ts';

const GalleryPage = lazily(async () => (await import('./gallery-page.tsx')).GalleryPage, { isOver: true });

const shown = 4;
const media = ['photo', 'video'] as const;

/** In the drawer: the last photos and videos, and the way to everything that was shared. */
export function DrawerGallery({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const place = useRef<HTMLDivElement>(null);
  // A drawer that stands over the room would hide the message one goes to; one beside it stays.
  const leave = () => place.current?.closest('[role="dialog"]') && onClose();
  const [tab, open] = useState<GalleryTab>();
  const { items } = useGallery(chat.id, media, { limit: shown, fresh: chat.lastMessage?.seq });
  return (
    <div ref={place}>
      <Section
        title={t('search.gallery')}
        action={<SeeAll of={t('search.gallery')} onPress={() => open('media')} />}
      >
        {items.length > 0 && (
          <ul className={styles.row}>
            {items.slice(0, shown).map((item) => (
              <li key={item.file.id}>
                <MediaTile chatId={chat.id} item={item} />
              </li>
            ))}
          </ul>
        )}
        <MenuRow
          label={t('search.files')}
          icon={<FileText aria-hidden="true" />}
          hasChevron
          onPress={() => open('file')}
        />
        <MenuRow
          label={t('search.links')}
          icon={<Link2 aria-hidden="true" />}
          hasChevron
          onPress={() => open('link')}
        />
        <MenuRow
          label={t('search.voice')}
          icon={<Mic aria-hidden="true" />}
          hasChevron
          onPress={() => open('voice')}
        />
      </Section>
      {tab && <GalleryPage chatId={chat.id} first={tab} onClose={() => open(undefined)} onLeave={leave} />}
    </div>
  );
}
