import '../devices/ui.ts';
import '../files/ui.ts';
import '../stickers/ui.ts';
import '../polls/ui.ts';
import '../events/ui.ts';
import '../todos/ui.ts';
import '../search/ui.ts';
import '../notices/ui.ts';
import '../board/ui.ts';
import '../albums/ui.ts';
import '../later/ui.ts';
import '../notifications/ui.ts';
import '../archive/ui.ts';
import '../places/ui.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { App } from './app.tsx';
export { watchInstall } from './install.ts';
export { watchNewVersion } from './new-version.ts';
