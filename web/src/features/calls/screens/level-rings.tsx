import type { CSSProperties } from 'react';
import type { PersonView } from '../call-view.ts';
import { useLevel } from '../hooks.ts';
import { CallFace } from './call-face.tsx';
import styles from './voice-view.module.css';

/** A large face with rings that move with the voice. */
export function LevelRings({
  person,
  isWaiting,
}: {
  readonly person: PersonView;
  readonly isWaiting?: boolean;
}) {
  const level = useLevel(person.identity);
  const loud = person.isMuted ? 0 : Math.min(1, level);
  return (
    <span
      className={styles.rings}
      data-waiting={isWaiting || undefined}
      style={{ '--level': loud } as CSSProperties}
    >
      <span className={styles.ring} aria-hidden="true" />
      <span className={styles.ring} aria-hidden="true" />
      <CallFace person={person} className={styles.face} />
    </span>
  );
}
