import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { ReactionChip, useContextPoint } from '../../../ui/index.ts';
import { reactToMessage } from '../change-message.ts';
import type { Bubble } from '../present-rows.ts';
import { attempt } from '../room/attempt.ts';
import { useRoomHandle } from '../room/room-ui.ts';
import styles from './message-reactions.module.css';

/** The reactions under a message: a press gives or takes back mine, a long one shows whose they are. */
export function MessageReactions({ bubble }: { readonly bubble: Bubble }) {
  const seq = bubble.seq ?? 0;
  const t = useWords();
  const { ui } = useRoomHandle();
  const { at, close, handlers } = useContextPoint();
  useEffect(() => {
    if (!at) return;
    close();
    ui.setState({ menu: null, sheet: { kind: 'reactions', seq } });
  }, [at, close, ui, seq]);
  return (
    <span
      className={styles.chips}
      {...handlers}
      onPointerDown={(event) => {
        // The message around has a long press of its own.
        event.stopPropagation();
        handlers.onPointerDown(event);
      }}
      onContextMenu={(event) => {
        event.stopPropagation();
        handlers.onContextMenu(event);
      }}
    >
      {(bubble.body.reactions ?? []).map((one) => (
        <ReactionChip
          key={one.emoji}
          emoji={one.emoji}
          count={one.count}
          isMine={one.mine}
          label={t('messages.reaction', { emoji: one.emoji, count: one.count })}
          onPress={() => void attempt(reactToMessage(bubble.chatId, seq, one.emoji))}
        />
      ))}
    </span>
  );
}
