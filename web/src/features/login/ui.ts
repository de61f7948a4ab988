import { Fingerprint, LifeBuoy, Smartphone } from 'lucide-react';
import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerSignInOffer, registerSignInWay } from '../accounts/ui.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerSignInWay({
  way: 'totp',
  label: 'login.byTotp',
  Icon: Smartphone,
  View: lazily(async () => (await import('./step-views.tsx')).TotpStep),
});
registerSignInWay({
  way: 'passkey',
  label: 'login.byPasskey',
  Icon: Fingerprint,
  View: lazily(async () => (await import('./step-views.tsx')).PasskeyStep),
});
registerSignInWay({
  way: 'recoveryCode',
  label: 'login.byRecoveryCode',
  Icon: LifeBuoy,
  View: lazily(async () => (await import('./step-views.tsx')).RecoveryCodeStep),
});
registerSignInOffer({
  id: 'passkey',
  order: 10,
  Offer: lazily(async () => (await import('./passkey-offer.tsx')).PasskeyOffer),
});

export const SecondStepScreen = lazily(
  async () => (await import('./second-step-screen.tsx')).SecondStepScreen,
  { isRare: true },
);
export {
  registerSecurityRow,
  registerSecuritySection,
  type SecurityRow,
  type SecuritySectionPart,
} from './security-rows.ts';
export const PasswordSheet = lazily(async () => (await import('./credential-sheets.tsx')).PasswordSheet, {
  isOver: true,
});
