import type { Chat } from '@maru/contract';
import { MessageCircle, MessageCircleDashed, Pin, PinOff } from 'lucide-react';
import type { PointerEvent, ReactNode } from 'react';
import { useSwipe, type Swipe } from '../../ui/index.ts';
import { attempt } from './attempt.ts';
import styles from './chat-row.module.css';
import { pinChat } from './chat-settings.ts';
import { isUnread } from './rules.ts';
import { turnUnread } from './turn-unread.ts';

/** Draws a row aside with the finger: to the right for read or unread, to the left for the pin. */
export function SwipeRow({ chat, children }: { readonly chat: Chat; readonly children: ReactNode }) {
  const pinned = chat.settings.pinnedAt !== null;
  const read = useSwipe({ towards: 'right', onSwipe: () => void attempt(turnUnread(chat)) });
  const pin = useSwipe({ towards: 'left', onSwipe: () => void attempt(pinChat(chat.id, !pinned)) });
  const offset = read.offset || pin.offset;
  const toRight = offset > 0;
  const icon = toRight ? (
    isUnread(chat) ? (
      <MessageCircle />
    ) : (
      <MessageCircleDashed />
    )
  ) : pinned ? (
    <PinOff />
  ) : (
    <Pin />
  );
  return (
    <div className={styles.swipe} data-swiping={offset !== 0 ? '' : undefined} {...bothHandlers(read, pin)}>
      {offset !== 0 && (
        <span
          className={styles.behind}
          data-side={toRight ? 'left' : 'right'}
          data-armed={read.isArmed || pin.isArmed ? '' : undefined}
          aria-hidden="true"
        >
          {icon}
        </span>
      )}
      <div className={styles.drawn} style={offset !== 0 ? { translate: `${offset}px 0` } : undefined}>
        {children}
      </div>
    </div>
  );
}

function bothHandlers(one: Swipe, other: Swipe): Swipe['handlers'] {
  const both = (name: keyof Swipe['handlers']) => (event: PointerEvent) => {
    one.handlers[name](event);
    other.handlers[name](event);
  };
  return {
    onPointerDown: both('onPointerDown'),
    onPointerMove: both('onPointerMove'),
    onPointerUp: both('onPointerUp'),
    onPointerCancel: both('onPointerCancel'),
  };
}
