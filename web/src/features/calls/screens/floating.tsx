import { useEffect, useState } from 'react';
import type { PersonView } from '../call-view.ts';
import styles from './tile.module.css';

interface Rising {
  readonly id: number;
  readonly emoji: string;
  readonly left: number;
}

const LIFE = 2_600;

/** Reactions that rise over a person and are gone. */
export function Floating({ reaction }: { readonly reaction: PersonView['reaction'] }) {
  const [rising, setRising] = useState<readonly Rising[]>([]);
  const at = reaction?.at;
  const emoji = reaction?.emoji;
  useEffect(() => {
    if (at === undefined || emoji === undefined) return;
    setRising((before) => [...before.slice(-4), { id: at, emoji, left: 30 + (at % 7) * 6 }]);
    const timer = setTimeout(() => setRising((before) => before.filter(({ id }) => id !== at)), LIFE);
    return () => clearTimeout(timer);
  }, [at, emoji]);
  return (
    <span className={styles.floating} role="status">
      {rising.map((one) => (
        <span key={one.id} className={styles.rising} style={{ left: `${one.left}%` }}>
          {one.emoji}
        </span>
      ))}
    </span>
  );
}
