import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { DrawerProfile } from './drawer-profile.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerDrawerSection({ id: 'profile', order: 125, Section: DrawerProfile });

export type { PhotoViewerProps } from './photo-viewer.tsx';
export const PhotoViewer = lazily(async () => (await import('./photo-viewer.tsx')).PhotoViewer, {
  isOver: true,
});
