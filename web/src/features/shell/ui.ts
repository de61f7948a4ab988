import { registerWords } from '../../platform/i18n/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { App } from './app.tsx';
export { hearPresses } from './hear-presses.ts';
export { watchInstall } from './install.ts';
export { hasten } from './hasten.ts';
export { watchNewVersion } from './new-version.ts';
