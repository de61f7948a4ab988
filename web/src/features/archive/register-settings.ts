import { FileArchive } from 'lucide-react';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

registerSettingsPage({
  id: 'archive',
  group: 'account',
  order: 40,
  label: 'archive.title',
  text: 'archive.pageText',
  Icon: FileArchive,
  Content: lazily(async () => (await import('./archive-section.tsx')).ArchiveSection),
});
