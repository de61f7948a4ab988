import { registerWords } from '../../platform/i18n/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { EditProfile } from './edit-profile.tsx';
export { EntryFrame, EntryHeading } from './entry-frame.tsx';
export { SessionsSection, SignOutRow } from './sessions-section.tsx';
export { AboutSection, DisplaySection, LanguageSection, PrivacySection } from './settings-sections.tsx';
export { SignInForm } from './sign-in-form.tsx';
export { SignUpForm } from './sign-up-form.tsx';
export { UpgradeScreen } from './upgrade-screen.tsx';
export { SignInScreen, SignUpScreen, WelcomeScreen } from './welcome-screen.tsx';
