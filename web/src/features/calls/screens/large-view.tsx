import type { ReactNode } from 'react';
import type { CallView, PersonView } from '../call-view.ts';
import { pin } from '../verbs.ts';
import styles from './stage.module.css';
import { Tile } from './tile.tsx';

/** What a view with one that is large takes. */
export interface LargeViewProps {
  readonly call: CallView;
  /** Whoever is large and so not in the strip. */
  readonly person?: PersonView | undefined;
  /** In their stead, such as a screen. */
  readonly children?: ReactNode;
}

/** One large, and the others in a strip that scrolls: whoever speaks, or is pinned, or a screen. */
export function LargeView({ call, person, children }: LargeViewProps) {
  const others = [...call.people, call.me].filter(({ identity }) => identity !== person?.identity);
  const isPinned = person !== undefined && call.pinned === person.identity;
  return (
    <div className={styles.large}>
      <div className={styles.main}>
        {children ??
          (person && (
            <Tile
              key={person.identity}
              person={person}
              isMe={person.identity === call.me.identity}
              isPinned={isPinned}
              onPress={isPinned ? () => pin(undefined) : undefined}
            />
          ))}
      </div>
      <div className={styles.strip}>
        {others.map((one) => {
          const isMe = one.identity === call.me.identity;
          return (
            <Tile
              key={one.identity}
              person={one}
              isMe={isMe}
              isSmall
              onPress={isMe ? undefined : () => pin(one.identity)}
            />
          );
        })}
      </div>
    </div>
  );
}
