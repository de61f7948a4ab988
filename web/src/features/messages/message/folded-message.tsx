import { EyeOff } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useWhySilenced, type Silenced } from '../../chats/index.ts';
import type { Bubble, Row } from '../present-rows.ts';
import { toggleOpened, useRoomHandle, useRoomUi } from '../room/room-ui.ts';
import styles from './folded-message.module.css';
import { MessageBubble } from './message-bubble.tsx';

interface FoldedMessageProps {
  row: Extract<Row, { kind: 'bubble' }>;
  isNew: boolean;
  isCurrent: boolean;
}

/** What one person wrote in one go is folded and opened together. */
const runOf = ({ author, at }: Bubble): string => `${author} ${at.slice(0, 16)}`;

/** A message; folded away where I ignore its writer or have blocked them, until I open it. One line stands for a whole run. */
export function FoldedMessage(props: FoldedMessageProps) {
  const { bubble } = props.row;
  const why = useWhySilenced(bubble.chatId, bubble.author);
  const run = runOf(bubble);
  const isOpened = useRoomUi((ui) => ui.opened.has(run));
  if (!why || bubble.mine) return <MessageBubble {...props} />;
  if (!isOpened) return props.row.firstOfRun ? <Fold {...props} why={why} run={run} /> : null;
  return (
    <>
      <MessageBubble {...props} />
      {props.row.lastOfRun && <FoldAgain run={run} />}
    </>
  );
}

function Fold({ row, isCurrent, why, run }: FoldedMessageProps & { why: Silenced; run: string }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  return (
    // Arrow keys go from message to message: this one holds the focus in its place.
    <button
      type="button"
      tabIndex={isCurrent ? 0 : -1}
      className={styles.fold}
      data-message={row.bubble.key}
      onClick={() => toggleOpened(ui, run)}
    >
      <EyeOff aria-hidden="true" />
      <span>{t(why === 'blocked' ? 'messages.foldedBlocked' : 'messages.foldedIgnored')}</span>
      <span className={styles.show}>{t('messages.foldedShow')}</span>
    </button>
  );
}

function FoldAgain({ run }: { readonly run: string }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  return (
    <div className={styles.again}>
      <button type="button" className={styles.show} onClick={() => toggleOpened(ui, run)}>
        {t('messages.foldAgain')}
      </button>
    </div>
  );
}
