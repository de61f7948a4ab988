import { HeartHandshake } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';
import { accountsStore } from '../accounts/index.ts';
import { registerSignUpPart } from '../accounts/ui.ts';
import { BirthPart } from './birth-part.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerSignUpPart({ id: 'birth', order: 50, Part: BirthPart });
registerSettingsPage({
  id: 'wards',
  group: 'people',
  order: 40,
  label: 'guardians.wards',
  text: 'guardians.wardsText',
  finds: 'guardians.wardsFind',
  Icon: HeartHandshake,
  Content: lazily(async () => (await import('./wards-page.tsx')).WardsPage),
  isShown: () => (accountsStore.getState().host?.minAge ?? 0) > 0,
});

export const GuardedScreen = lazily(async () => (await import('./guarded-screen.tsx')).GuardedScreen, {
  isRare: true,
});
export const AgeScreen = lazily(async () => (await import('./age-screen.tsx')).AgeScreen, { isRare: true });
export const GuardianPage = lazily(async () => (await import('./guardian-page.tsx')).GuardianPage, {
  isRare: true,
});
