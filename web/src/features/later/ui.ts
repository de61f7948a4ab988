import { CalendarClock } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerAttachment, registerRoomBar } from '../messages/ui.ts';
import { LaterBar } from './later-bar.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerAttachment({
  id: 'later',
  ability: 'later',
  order: 70,
  label: 'later.offer',
  Icon: CalendarClock,
  isWayOfSending: true,
  Sheet: lazily(async () => (await import('./schedule-sheet.tsx')).ScheduleSheet),
});
registerRoomBar({ id: 'later', ability: 'later', order: 90, Bar: LaterBar });
