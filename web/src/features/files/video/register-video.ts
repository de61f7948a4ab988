import { registerWords } from '../../../platform/i18n/index.ts';
import { registerContentView } from '../../messages/ui.ts';
import { videoView } from './video-view.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView(videoView);
