import { EyeOff } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useWhySilenced, type Silenced } from '../../chats/index.ts';
import type { Row } from '../present-rows.ts';
import { toggleOpened, useRoomHandle, useRoomUi } from '../room/room-ui.ts';
import styles from './folded-message.module.css';
import { MessageBubble } from './message-bubble.tsx';

interface FoldedMessageProps {
  row: Extract<Row, { kind: 'bubble' }>;
  isNew: boolean;
  isCurrent: boolean;
}

/** A message; folded away where I ignore its writer or have blocked them, until I open it. */
export function FoldedMessage(props: FoldedMessageProps) {
  const { bubble } = props.row;
  const why = useWhySilenced(bubble.chatId, bubble.author);
  const isOpened = useRoomUi((ui) => ui.opened.has(bubble.key));
  if (!why || bubble.mine) return <MessageBubble {...props} />;
  if (!isOpened) return <Fold {...props} why={why} />;
  return (
    <>
      <MessageBubble {...props} />
      <FoldAgain of={bubble.key} />
    </>
  );
}

function Fold({ row, isCurrent, why }: FoldedMessageProps & { why: Silenced }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  const { key } = row.bubble;
  return (
    // Arrow keys go from message to message: this one holds the focus in its place.
    <button
      type="button"
      tabIndex={isCurrent ? 0 : -1}
      className={styles.fold}
      data-message={key}
      onClick={() => toggleOpened(ui, key)}
    >
      <EyeOff aria-hidden="true" />
      <span>{t(why === 'blocked' ? 'messages.foldedBlocked' : 'messages.foldedIgnored')}</span>
      <span className={styles.show}>{t('messages.foldedShow')}</span>
    </button>
  );
}

function FoldAgain({ of }: { readonly of: string }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  return (
    <div className={styles.again}>
      <button type="button" className={styles.show} onClick={() => toggleOpened(ui, of)}>
        {t('messages.foldAgain')}
      </button>
    </div>
  );
}
