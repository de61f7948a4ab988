import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerSignUpPart } from '../accounts/ui.ts';
import { SignUpAgreement } from './sign-up-agreement.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerSignUpPart({ id: 'agreement', order: 90, Part: SignUpAgreement });

export { ConsentDoor } from './consent-door.tsx';
export { Markdown } from './late-text.ts';
export const AgreeScreen = lazily(async () => (await import('./agree-screen.tsx')).AgreeScreen, {
  isRare: true,
});
export const LeaveScreen = lazily(async () => (await import('./leave-screen.tsx')).LeaveScreen, {
  isRare: true,
});
export const PolicyPage = lazily(async () => (await import('./policy-page.tsx')).PolicyPage);
