import type { LiveCallView } from '../call-view.ts';
import { CallFace } from './call-face.tsx';
import styles from './green-room.module.css';

/** The faces of those in a call, at most three. */
export function FacesInCall({ live }: { readonly live: Pick<LiveCallView, 'people'> }) {
  return (
    <span className={styles.faces} aria-hidden="true">
      {live.people.slice(0, 3).map((person) => (
        <CallFace key={`${person.accountId}:${person.deviceId}`} person={person} className={styles.faceOne} />
      ))}
    </span>
  );
}
