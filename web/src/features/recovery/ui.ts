import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerSignInOffer } from '../accounts/ui.ts';
import { registerSecurityRow } from '../login/ui.ts';
import { MailRow } from './mail-row.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerSignInOffer({
  id: 'forgot',
  order: 90,
  Offer: lazily(async () => (await import('./forgot-offer.tsx')).ForgotOffer),
});
registerSecurityRow({ id: 'mail', order: 10, Row: MailRow });

export const RecoverScreen = lazily(async () => (await import('./recover-screen.tsx')).RecoverScreen);
export const ConfirmMailScreen = lazily(
  async () => (await import('./confirm-mail-screen.tsx')).ConfirmMailScreen,
);
