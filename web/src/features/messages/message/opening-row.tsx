import { useChat } from '../../chats/index.ts';
import { secretRoomParts } from '../content/secret-room.ts';
import { useRoomHandle } from '../room/room-ui.ts';

/** Before the first line of a secret room. */
export function OpeningRow() {
  const { chatId } = useRoomHandle();
  const chat = useChat(chatId);
  const parts = secretRoomParts();
  return parts && chat ? <parts.Opening chat={chat} /> : null;
}
