import { FileArchive } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { lazily, MenuRow, Sheet } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { attempt } from '../chats/ui.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import { startArchive } from './change-archives.ts';

const ArchiveSection = lazily(async () => (await import('./archive-section.tsx')).ArchiveSection);

/** In the drawer: take this chat along. */
export function DrawerArchive({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const isGuest = useMe()?.guest ?? true;
  const [isOpen, setOpen] = useState(false);
  const start = async () => {
    // Guests have no settings: what they have made is shown where they are.
    if (isGuest) return setOpen(true);
    if (!(await attempt(startArchive(chat.id), t('archive.started')))) return;
    onClose();
    go(paths.settings('archive'));
  };
  return (
    <>
      <MenuRow
        label={t('archive.takeChat')}
        icon={<FileArchive aria-hidden="true" />}
        hasChevron
        onPress={() => void start()}
      />
      <Sheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('archive.title')}
        closeLabel={t('archive.close')}
        isFlush
      >
        <ArchiveSection />
      </Sheet>
    </>
  );
}
