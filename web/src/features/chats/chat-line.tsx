import type { AccountId, Chat, ChatId } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { cx } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { peopleStore, nameOf } from '../people/index.ts';
import { useStore } from 'zustand';
import styles from './chat-row.module.css';
import { wordMessage } from './word-hint.ts';
import { isSecret } from './rules.ts';
import { presentLastLine, type LastLine } from './present-last-line.ts';
import { useWhySilenced } from './silenced.ts';

/** The line under a chat's name: my draft where there is one, else the newest message. */
export function ChatLine({ chat, draft }: { readonly chat: Chat; readonly draft: string }) {
  const t = useWords();
  const me = useMe();
  const line = presentLastLine(chat, me?.id ?? null);
  const why = useWhySilenced(chat.id, chat.lastMessage?.author ?? ('' as AccountId));
  if (draft.trim() !== '') {
    return (
      <span className={styles.line}>
        <span className={cx(styles.by, styles.draft)}>{`${t('chats.draft')} `}</span>
        <Words>{isSecret(chat) ? t('chats.hint.secret') : draft.replace(/\s+/g, ' ').trim()}</Words>
      </span>
    );
  }
  if (isSecret(chat)) return t(line.kind === 'empty' ? 'chats.secretBegin' : 'chats.hint.secret');
  if (why) return t(why === 'blocked' ? 'chats.lastBlocked' : 'chats.lastIgnored');
  if (line.kind === 'text') return <TextLine line={line} chatId={chat.id} />;
  if (line.kind === 'deleted') return t('chats.deleted');
  return t(chat.kind === 'self' ? 'chats.ownRoomHint' : 'chats.begin');
}

interface TextLineProps {
  readonly line: Extract<LastLine, { kind: 'text' }>;
  readonly chatId: ChatId;
}

function TextLine({ line, chatId }: TextLineProps) {
  const t = useWords();
  const known = useStore(peopleStore, (state) => nameOf(state, line.author, chatId));
  // A call of mine that nobody took is missed by the others, not by me.
  const isMine = line.author === useMe()?.id;
  const hint = isMine && line.hint?.missed ? { ...line.hint, missed: false } : line.hint;
  const text = wordMessage(line.text, hint, t);
  if (line.by === null)
    return (
      <span className={styles.line}>
        <Words>{text}</Words>
      </span>
    );
  const name = line.by === 'me' ? t('chats.me') : known || line.name;
  // Words that run from right to left keep to themselves: the name stays in front, whatever either is written in.
  return (
    <span className={styles.line}>
      <span className={styles.by}>
        <bdi>{name}</bdi>
        {t('chats.by')}
      </span>
      <Words>{text}</Words>
    </span>
  );
}

/** Cut at their own end, which for some scripts is the left one. */
function Words({ children }: { readonly children: string }) {
  return (
    <bdi dir="auto" className={styles.words}>
      {children}
    </bdi>
  );
}
