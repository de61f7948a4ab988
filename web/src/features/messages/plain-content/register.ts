import { BookUser, CircleUserRound } from 'lucide-react';
import { registerWords } from '../../../platform/i18n/index.ts';
import { lazily } from '../../../ui/index.ts';
import { registerAttachment } from '../content/attachments.ts';
import { registerContentView } from '../content/content-views.ts';
import { contactView } from './contact-view.tsx';
import { profileView } from './profile-view.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView(contactView);
registerContentView(profileView);
registerAttachment({
  id: 'contact',
  order: 35,
  label: 'plain.contact',
  Icon: BookUser,
  Sheet: lazily(async () => (await import('./contact-sheet.tsx')).ContactSheet, { isOver: true }),
});
registerAttachment({
  id: 'profile',
  order: 36,
  label: 'plain.profile',
  Icon: CircleUserRound,
  isOffered: (_chat, who) => !who.guest,
  Sheet: lazily(async () => (await import('./profile-sheet.tsx')).ProfileSheet, { isOver: true }),
});
