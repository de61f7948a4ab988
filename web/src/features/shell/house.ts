// All that stands behind the list of chats; late.ts fetches it as one, once the list stands or when the address asks for it.
import '../../platform/i18n/register-refusals.ts';
import './register-features.ts';
import './ways-in.ts';

export { CallsScreen } from '../calls/ui.ts';
export { CalendarScreen } from '../events/ui.ts';
export { DeskPlace } from './desk-place.tsx';
export { Doors } from './doors.tsx';
export { FrameBars, FrameLayers } from './frame-layers.tsx';
export { FriendsPlace } from './friends-place.tsx';
export { GuestFrame } from './guest-frame.tsx';
export { MoreScreen } from './more-screen.tsx';
export { PartSheet } from './part-sheet.tsx';
export { PersonLink } from './person-link.tsx';
export { QuickSwitcher } from './quick-switcher.tsx';
export { Room } from './room.tsx';
export { RoomWindow } from './room-window.tsx';
export { SettingsList } from './settings-list.tsx';
export { SettingsSection } from './settings-screen.tsx';
