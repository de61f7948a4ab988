import { MapPin } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerPlaceMaps } from '../events/ui.ts';
import { registerAttachment, registerContentView, registerRoomBar } from '../messages/ui.ts';
import { LiveBar } from './live-bar.tsx';
import { livePlaceView, placeView } from './place-views.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView(placeView);
registerContentView(livePlaceView);
registerAttachment({
  id: 'place',
  order: 30,
  label: 'places.offer',
  Icon: MapPin,
  Sheet: lazily(async () => (await import('./send-place-sheet.tsx')).SendPlaceSheet),
});
registerPlaceMaps({
  Chooser: lazily(async () => (await import('./event-maps.tsx')).Chooser),
  Small: lazily(async () => (await import('./event-maps.tsx')).Small),
});
registerRoomBar({ id: 'places', ability: 'livePlaces', order: 40, Bar: LiveBar });
