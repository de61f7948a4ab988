import { Megaphone } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import {
  registerAttachment,
  registerContentView,
  registerMessageOffer,
  registerRoomBar,
  registerRoomLayer,
} from '../messages/ui.ts';
import { DrawerNotices } from './drawer-notices.tsx';
import { estimateCard, NoticeCard } from './notice-card.tsx';
import { NoticeLayer } from './notice-layer.tsx';
import { NoticeTop } from './notice-top.tsx';
import { offerNotice } from './offer-notice.tsx';
import { maySet } from './may-set.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'card', of: 'notice', View: NoticeCard, frame: 'card', estimate: estimateCard });
registerRoomBar({ id: 'notice', ability: 'notices', order: 10, isFloating: true, Bar: NoticeTop });
registerRoomLayer('notice', NoticeLayer);
registerDrawerSection({ id: 'notices', ability: 'notices', order: 20, Section: DrawerNotices });
registerMessageOffer(offerNotice, 'notices');
registerAttachment({
  id: 'notice',
  ability: 'notices',
  order: 55,
  label: 'notices.notice',
  Icon: Megaphone,
  isOffered: (chat, { guest }) => maySet(chat, { guest }),
  Sheet: lazily(async () => (await import('./new-notice.tsx')).NewNotice, { isOver: true }),
});
