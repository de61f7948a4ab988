import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { registerListSearch } from '../chats/ui.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { registerRoomAction, registerRoomBar } from '../messages/ui.ts';
import { lazily } from '../../ui/index.ts';
import { DrawerGallery } from './gallery/drawer-gallery.tsx';
import { RoomSearchAction } from './room/room-search-action.tsx';
import { RoomSearchBar } from './room/room-search-bar.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerRoomAction({ id: 'search', order: 10, Action: RoomSearchAction });
registerRoomBar({ id: 'search', order: 0, Bar: RoomSearchBar });
registerDrawerSection({ id: 'gallery', order: 10, Section: DrawerGallery });
registerListSearch(lazily(async () => (await import('./everywhere/search-everywhere.tsx')).SearchEverywhere));

export { HitRow, type HitRowProps } from './hit-row.tsx';
export { MarkedExcerpt } from './marked-excerpt.tsx';
export { rememberQuery } from './recents.ts';
export { useNames } from './everywhere/use-names.ts';
export { useSearch, type SearchNow } from './use-search.ts';
