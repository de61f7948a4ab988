import type { ChatId } from '@maru/contract';
import styles from './frame.module.css';
import { useChat } from '../chats/index.ts';
import { useLockStatus } from '../lock/index.ts';
import { useChatName } from '../chats/ui.ts';
import { Room } from './room.tsx';
import { useKeys } from './use-keys.ts';
import { useUnreadTitle } from './use-unread-title.ts';

/** A room in a window of its own; Escape closes the window. */
export function RoomWindow({ chatId }: { readonly chatId: string }) {
  const id = chatId as ChatId;
  const name = useChatName(useChat(id));
  // A browser remembers the titles of its windows, in the clear: with a lock they name nobody.
  const mayName = useLockStatus() === 'off';
  useUnreadTitle((mayName && name) || 'Maru');
  useKeys({ onEscape: () => window.close() });
  return (
    <main className={styles.window}>
      <Room chatId={id} />
    </main>
  );
}
