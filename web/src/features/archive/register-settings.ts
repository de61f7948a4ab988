import { FileArchive, FolderHeart } from 'lucide-react';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

registerSettingsPage({
  id: 'archive',
  under: 'account',
  group: 'account',
  order: 40,
  label: 'archive.title',
  text: 'archive.pageText',
  Icon: FileArchive,
  Content: lazily(async () => (await import('./archive-section.tsx')).ArchiveSection),
});

registerSettingsPage({
  id: 'my-data',
  under: 'account',
  group: 'account',
  order: 45,
  label: 'archive.mineTitle',
  text: 'archive.minePageText',
  finds: 'archive.mineFind',
  Icon: FolderHeart,
  Content: lazily(async () => (await import('./mine-section.tsx')).MineSection),
});
