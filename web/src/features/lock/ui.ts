import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export const LockScreen = lazily(async () => (await import('./lock-screen.tsx')).LockScreen);
