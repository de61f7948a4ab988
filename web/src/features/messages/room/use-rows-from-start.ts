import type { Chat, ChatId } from '@maru/contract';
import { useMemo } from 'react';
import { isSecret } from '../../chats/index.ts';
import { useRoomRows } from '../hooks.ts';
import type { Row } from '../present-rows.ts';
import type { RoomNow } from './use-list-place.ts';

const opening: Row = { kind: 'opening', id: 'opening' };

/** The rows of a room; in a secret one the first line comes after a word on who can read it. */
export const useRowsFromStart = (
  chatId: ChatId,
  chat: Chat | undefined,
  { status, hasOlder }: RoomNow,
): Row[] => {
  const rows = useRoomRows(chatId);
  const isFirst = chat !== undefined && isSecret(chat) && status === 'ready' && !hasOlder;
  return useMemo(() => (isFirst ? [opening, ...rows] : rows), [isFirst, rows]);
};
