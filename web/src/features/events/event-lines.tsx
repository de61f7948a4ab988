import type { ChatEvent } from '@maru/contract';
import { MapPin, StickyNote } from 'lucide-react';
import styles from './event.module.css';

interface EventLinesProps {
  readonly event: ChatEvent;
  /** The note as it was written, and not its first lines. */
  readonly isWhole?: boolean;
}

/** Where it is and what was noted down for it. */
export function EventLines({ event: { place, note }, isWhole = false }: EventLinesProps) {
  return (
    <>
      {place && (
        <p className={styles.line} dir="auto">
          <MapPin aria-hidden="true" />
          <span>{place.name}</span>
        </p>
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
