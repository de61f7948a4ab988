import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { registerComposerPanel, registerComposeSuggestion, registerContentView } from '../messages/ui.ts';
import { StickerPanel } from './panel/sticker-panel.tsx';
import { SuggestionStrip } from './panel/suggestion-strip.tsx';
import { StickerView } from './sticker-view.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'sticker', View: StickerView, frame: 'bare', estimate: () => 140 });
registerComposerPanel({ id: 'stickers', order: 10, label: 'stickers.title', Panel: StickerPanel });
registerComposeSuggestion(SuggestionStrip);

export { StickersPage } from './lazy-parts.tsx';
