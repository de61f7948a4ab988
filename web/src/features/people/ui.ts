import { registerWords } from '../../platform/i18n/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { Face, type FaceProps } from './face.tsx';
export { FriendsScreen, type FriendsScreenProps } from './friends-screen.tsx';
export { BlockedSection, HiddenSection } from './kept-away-sections.tsx';
export { PersonLinkPage, type PersonLinkPageProps } from './person-link-page.tsx';
export { ProfileScreen, type ProfileScreenProps } from './profile-screen.tsx';
export { ReportSheet, type ReportSheetProps } from './report-sheet.tsx';
