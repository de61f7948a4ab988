import { FileArchive } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { MenuRow } from '../../ui/index.ts';
import { attempt } from '../chats/ui.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import { startArchive } from './change-archives.ts';

/** In the drawer: take this chat along. */
export function DrawerArchive({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const start = async () => {
    if (!(await attempt(startArchive(chat.id), t('archive.started')))) return;
    onClose();
    go(paths.settings('archive'));
  };
  return (
    <MenuRow
      label={t('archive.takeChat')}
      icon={<FileArchive aria-hidden="true" />}
      hasChevron
      onPress={() => void start()}
    />
  );
}
