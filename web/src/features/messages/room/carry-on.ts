import type { ChatId } from '@maru/contract';
import { findChat } from '../../chats/index.ts';
import { forwardMessages } from '../change-message.ts';
import { copyMessages } from '../copy-messages.ts';

const isSecret = (chatId: ChatId): boolean => findChat(chatId)?.secret === true;

/**
 * Brings messages on to other chats: by the host, which needs to be told only where to; into and out of secret rooms, of
 * whose words it has none, as copies made on this device. Gives how many could not go.
 */
export const carryOn = async (
  from: ChatId,
  seqs: readonly number[],
  to: readonly ChatId[],
): Promise<number> => {
  const byHost = isSecret(from) ? [] : to.filter((chatId) => !isSecret(chatId));
  const copied = to.filter((chatId) => !byHost.includes(chatId));
  if (byHost.length > 0) await forwardMessages(from, [...seqs], byHost);
  return copied.length > 0 ? copyMessages(from, seqs, copied) : 0;
};
