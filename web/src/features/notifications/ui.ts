import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerListTop } from '../chats/ui.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { DrawerSpace } from './drawer-space.tsx';
import { OfferCard } from './offer-card.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerListTop(OfferCard);
registerDrawerSection({
  id: 'notifications',
  order: 220,
  Section: lazily(async () => (await import('./drawer-notifications.tsx')).DrawerNotifications, {
    meanwhile: DrawerSpace,
  }),
});

export { MessageToasts } from './message-toasts.tsx';
