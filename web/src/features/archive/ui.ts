import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { lazily, RowSpace } from '../../ui/index.ts';
import { DrawerArchive } from './drawer-archive.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerDrawerSection({ id: 'archive', ability: 'archive', order: 190, Section: DrawerArchive });

export const VisitDataRow = lazily(async () => (await import('./visit-data-row.tsx')).VisitDataRow, {
  isRare: true,
  meanwhile: RowSpace,
});
