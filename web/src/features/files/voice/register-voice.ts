import { Mic } from 'lucide-react';
import { registerWords } from '../../../platform/i18n/index.ts';
import {
  registerAttachment,
  registerComposeSuggestion,
  registerContentView,
  registerEmptyFieldButton,
} from '../../messages/ui.ts';
import { MicButton } from './mic-button.tsx';
import { startRecording } from './record.ts';
import { RecorderBar } from './recorder-bar.tsx';
import { voiceView } from './voice-view.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView(voiceView);
registerEmptyFieldButton(MicButton);
registerComposeSuggestion(RecorderBar);
registerAttachment({
  id: 'voice',
  order: 25,
  label: 'voice.attach',
  Icon: Mic,
  isQuick: true,
  run: (chat) => void startRecording(chat.id, true),
});
