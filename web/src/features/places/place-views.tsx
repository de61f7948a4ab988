import { Navigation } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import type { ContentView, ContentViewProps } from '../messages/ui.ts';
import { useMapSource, useNow } from './hooks.ts';
import { MapThumb } from './map-thumb.tsx';
import styles from './places.module.css';
import { wordPosition } from './word-position.ts';

const PlaceSheet = lazily(async () => (await import('./place-sheet.tsx')).PlaceSheet);
const LiveSheet = lazily(async () => (await import('./live-sheet.tsx')).LiveSheet);

function PlaceView({ content }: ContentViewProps<'place'>) {
  const t = useWords();
  const source = useMapSource();
  const [isOpen, open] = useState(false);
  const { latitude, longitude, name, address } = content;
  return (
    <>
      <button type="button" className={styles.card} onClick={() => open(true)}>
        <MapThumb source={source} latitude={latitude} longitude={longitude} />
        <span className={styles.words}>
          <span className={styles.name}>{name ?? t('places.place')}</span>
          {/* Degrees say something only where nothing else does; the sheet has them. */}
          {(address ?? !name) && <span className={styles.more}>{address ?? wordPosition(content)}</span>}
        </span>
      </button>
      {isOpen && <PlaceSheet place={content} onClose={() => open(false)} />}
    </>
  );
}

function LivePlaceView({ bubble, content }: ContentViewProps<'livePlace'>) {
  const t = useWords();
  const source = useMapSource();
  const { time } = useMoments();
  const now = useNow();
  const [isOpen, open] = useState(false);
  const isLive = Date.parse(content.until) > now;
  return (
    <>
      <button type="button" className={styles.card} disabled={!isLive} onClick={() => open(true)}>
        <MapThumb source={source} latitude={content.latitude} longitude={content.longitude} />
        <span className={styles.words}>
          <span className={styles.name}>
            <Navigation aria-hidden="true" />
            {t('places.live')}
          </span>
          <span className={styles.more}>
            {isLive ? t('places.until', { time: time(content.until) }) : t('places.ended')}
          </span>
        </span>
      </button>
      {isOpen && <LiveSheet chatId={bubble.chatId} onClose={() => open(false)} />}
    </>
  );
}

export const placeView: ContentView<'place'> = {
  type: 'place',
  View: PlaceView,
  frame: 'card',
  estimate: () => 184,
};

export const livePlaceView: ContentView<'livePlace'> = {
  type: 'livePlace',
  View: LivePlaceView,
  frame: 'card',
  estimate: () => 184,
};
