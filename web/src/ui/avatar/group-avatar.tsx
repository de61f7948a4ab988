import { cx } from '../cx.ts';
import { Avatar } from './avatar.tsx';
import styles from './group-avatar.module.css';

/** One of the faces a room's tile shows. */
export interface GroupFace {
  readonly id: string;
  readonly name: string;
  readonly pictureUrl?: string | undefined;
}

/** What a room's tile takes; only the first four faces are shown. */
export interface GroupAvatarProps {
  readonly faces: readonly GroupFace[];
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
}

/** One to four small faces in one tile, for a room that has no picture of its own. */
export function GroupAvatar({ faces, size = 'md' }: GroupAvatarProps) {
  const shown = faces.slice(0, 4);
  const [only] = shown;
  if (shown.length === 1 && only) return <Avatar {...only} size={size} />;
  return (
    <span className={cx(styles.tile, styles[size], shown.length === 2 && styles.two)} aria-hidden="true">
      {shown.map((face) => (
        <Avatar key={face.id} {...face} size="xxs" className={styles.face} />
      ))}
    </span>
  );
}
