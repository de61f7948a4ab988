import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { BlockDialog, type PersonDialogProps } from './block-dialog.tsx';
export { Face, type FaceProps } from './face.tsx';
export type { QrScannerProps } from './qr-scanner.tsx';
export { WhoChose } from './who-chose.tsx';
export const QrScanner = lazily(async () => (await import('./qr-scanner.tsx')).QrScanner);
export { FriendsScreen, type FriendsScreenProps } from './friends-screen.tsx';
export type { PersonLinkPageProps } from './person-link-page.tsx';
export type { ProfileScreenProps } from './profile-screen.tsx';
export type { ReportSheetProps } from './report-sheet.tsx';
export const PersonLinkPage = lazily(async () => (await import('./person-link-page.tsx')).PersonLinkPage);
export const ProfileScreen = lazily(async () => (await import('./profile-screen.tsx')).ProfileScreen);
export const ReportSheet = lazily(async () => (await import('./report-sheet.tsx')).ReportSheet, {
  isOver: true,
});
