import type { ChatEvent } from '@maru/contract';
import { MapPin, StickyNote } from 'lucide-react';
import styles from './event.module.css';
import { placeMaps, pointOf } from './place-maps.ts';

interface EventLinesProps {
  readonly event: ChatEvent;
  /** The note as it was written, and not its first lines. */
  readonly isWhole?: boolean;
}

/** Where it is and what was noted down for it. */
export function EventLines({ event: { place, note }, isWhole = false }: EventLinesProps) {
  const maps = placeMaps();
  const point = pointOf(place);
  return (
    <>
      {place && (
        <p className={styles.line} dir="auto">
          <MapPin aria-hidden="true" />
          <span>{place.name}</span>
        </p>
      )}
      {isWhole && maps && place && point && (
        <div className={styles.placeMap}>
          <maps.Small point={point} name={place.name} />
        </div>
      )}
      {note !== '' && (
        <p className={isWhole ? styles.wholeNote : styles.line} dir="auto">
          <StickyNote aria-hidden="true" />
          <span>{note}</span>
        </p>
      )}
    </>
  );
}
