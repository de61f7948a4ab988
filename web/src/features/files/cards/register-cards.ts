import { registerWords } from '../../../platform/i18n/index.ts';
import { registerContentView, registerMessageOffer } from '../../messages/ui.ts';
import { fileView } from './file-view.tsx';
import { offerSaveFile } from './save-offer.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView(fileView);
registerMessageOffer(offerSaveFile);
