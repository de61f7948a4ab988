import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily, RowSpace } from '../../ui/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export const LeavingScreen = lazily(async () => (await import('./leaving-screen.tsx')).LeavingScreen, {
  isRare: true,
});
export const DeleteVisitRow = lazily(async () => (await import('./delete-visit-row.tsx')).DeleteVisitRow, {
  isRare: true,
  meanwhile: RowSpace,
});
