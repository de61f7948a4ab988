import './register-settings.ts';
import { MonitorSmartphone } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerSignInOffer, registerSignInWay } from '../accounts/ui.ts';
import { registerSecuritySection } from '../login/ui.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerSignInWay({
  way: 'approval',
  label: 'approval.byDevice',
  Icon: MonitorSmartphone,
  View: lazily(async () => (await import('./approval-step.tsx')).ApprovalStep),
});
registerSignInOffer({
  id: 'waiting',
  order: 1,
  Offer: lazily(async () => (await import('./waiting-offer.tsx')).WaitingOffer),
});
registerSignInOffer({
  id: 'qr',
  order: 20,
  Offer: lazily(async () => (await import('./qr-offer.tsx')).QrOffer),
});
registerSecuritySection({
  id: 'approval',
  order: 10,
  Part: lazily(async () => (await import('./security-section.tsx')).NewDevicesSection),
});

export { ApprovalDoor } from './approval-door.tsx';
export const LinkDeviceScreen = lazily(
  async () => (await import('./link-device-screen.tsx')).LinkDeviceScreen,
);
