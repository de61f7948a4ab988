import { CalendarPlus } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { registerAttachment, registerContentView } from '../messages/ui.ts';
import { DrawerEvents } from './drawer-events.tsx';
import { estimateCard, EventCard } from './event-card.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'card', of: 'event', View: EventCard, frame: 'card', estimate: estimateCard });
registerDrawerSection({ id: 'events', ability: 'events', order: 35, Section: DrawerEvents });
registerAttachment({
  id: 'event',
  ability: 'events',
  order: 45,
  label: 'events.event',
  Icon: CalendarPlus,
  isOffered: (_chat, { guest }) => !guest,
  Sheet: lazily(async () => (await import('./event-maker.tsx')).EventMaker, { isOver: true }),
});

export { registerCalendarSection, type CalendarSection } from './calendar-sections.ts';
export { registerPlaceMaps, type EventPoint, type PlaceMaps } from './place-maps.ts';
export type { CalendarScreenProps } from './calendar-screen.tsx';
export const CalendarScreen = lazily(async () => (await import('./calendar-screen.tsx')).CalendarScreen);
