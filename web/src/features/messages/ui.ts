import './plain-content/register.ts';
import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { registerContentView, type ContentView, type ContentViewProps } from './content/content-views.ts';
export {
  registerComposerPanel,
  registerComposeSuggestion,
  type ComposerPanel,
  type ComposerPanelProps,
  type ComposeSuggestionProps,
} from './content/composer-panels.ts';
export { type HeldPreviewProps } from './content/held-content.ts';
export { registerAttachment, type Attachment, type AttachmentSheetProps } from './content/attachments.ts';
export {
  registerEmptyFieldButton,
  registerRoomAction,
  registerRoomBar,
  registerRoomLayer,
  type RoomAction,
  type RoomBar,
  type RoomPartProps,
} from './content/field-places.ts';
export { registerSecretRoom, type SecretRoomParts } from './content/secret-room.ts';
export { registerMessageOffer, type MessageOffer, type OfferFor } from './message/message-offers.ts';
export { registerSystemLine, type SystemLineProps } from './message/system-lines.ts';
export { useMarkedWords } from './room/use-marked-words.ts';
export { MessageText as LinkedText } from './message/message-text.tsx';
export { wordBody } from './word-body.ts';
export { RoomScreen, type RoomScreenProps } from './room/room-screen.tsx';
