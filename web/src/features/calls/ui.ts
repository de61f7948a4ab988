import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerRowMark } from '../chats/ui.ts';
import { registerDrawerSetting } from '../invites/ui.ts';
import { registerContentView, registerRoomAction, registerRoomBar } from '../messages/ui.ts';
import { DrawerNote } from './screens/drawer-note.tsx';
import { LiveBar } from './screens/live-bar.tsx';
import { recordView } from './screens/record-view.tsx';
import { VideoAction, VoiceAction } from './screens/room-actions.tsx';
import { RowMark } from './screens/row-mark.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerRoomAction({ id: 'call-voice', order: 40, Action: VoiceAction });
registerRoomAction({ id: 'call-video', order: 41, Action: VideoAction });
registerRoomBar({ id: 'calls', ability: 'calls', order: 3, Bar: LiveBar });
registerContentView(recordView);
registerRowMark({ id: 'calls', Mark: RowMark });
registerDrawerSetting({ id: 'calls-not-here', order: 15, Row: DrawerNote });

export { CallBar } from './screens/call-bar.tsx';
export { CallDoor } from './screens/call-door.tsx';
export { CallLink } from './screens/call-link.tsx';
export { callDirect } from './screens/door-state.ts';
export const CallsScreen = lazily(async () => (await import('./screens/calls-screen.tsx')).CallsScreen);
