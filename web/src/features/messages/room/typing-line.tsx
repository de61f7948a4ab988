import type { ChatId } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { whySilencedNow } from '../../chats/index.ts';
import { useTyping } from '../hooks.ts';
import { useAuthor } from '../message/use-author.ts';
import styles from './typing-line.module.css';

/** Who is writing just now. */
export function TypingLine({ chatId }: { readonly chatId: ChatId }) {
  const [first, second, ...more] = useTyping(chatId).filter((id) => !whySilencedNow(chatId, id));
  const t = useWords();
  if (!first) return null;
  return (
    <div className={styles.line}>
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {more.length > 0 ? (
        t('messages.typingMany')
      ) : second ? (
        <TwoWriters ids={[first, second]} />
      ) : (
        <OneWriter id={first} />
      )}
    </div>
  );
}

type Id = ReturnType<typeof useTyping>[number];

function OneWriter({ id }: { readonly id: Id }) {
  return useWords()('messages.typingOne', { name: useAuthor(id).name });
}

function TwoWriters({ ids: [one, other] }: { readonly ids: readonly [Id, Id] }) {
  const name = useAuthor(one).name;
  return useWords()('messages.typingTwo', { name, other: useAuthor(other).name });
}
