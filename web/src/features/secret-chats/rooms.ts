import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { askKeeper, type ReportWords, type Started } from './keeper-calls.ts';

/** What a new secret room is to be. */
export interface SecretWish {
  memberIds: readonly AccountId[];
  kind?: 'direct' | 'group';
  /** Seen by its members alone. */
  name?: string;
}

/** Makes a secret room; keys for this device too, where it has none. */
export const startSecretChat = ({ memberIds, kind, name }: SecretWish): Promise<Started> =>
  askKeeper('secret.start', {
    memberIds: [...memberIds],
    kind: kind ?? (memberIds.length === 1 ? 'direct' : 'group'),
    ...(name ? { name } : {}),
    key: v7(),
  });

/** Takes people into a secret room; they read what is said from then on. */
export const addMembers = (
  chatId: ChatId,
  memberIds: readonly AccountId[],
): Promise<Omit<Started, 'chatId'>> => askKeeper('secret.add', { chatId, memberIds: [...memberIds] });

/** Takes somebody out of a secret room, with all their devices. */
export const removeMember = async (chatId: ChatId, accountId: AccountId): Promise<void> =>
  void (await askKeeper('secret.remove', { chatId, accountId }));

/** Names a secret room for its members alone. */
export const nameSecretRoom = async (chatId: ChatId, name: string): Promise<void> =>
  void (await askKeeper('secret.name', { chatId, name }));

/** Shows chosen messages to the operators, with the proof that they were really sent. */
export const reportMessages = async (
  chatId: ChatId,
  seqs: readonly number[],
  words: ReportWords,
): Promise<void> => void (await askKeeper('secret.report', { chatId, seqs: [...seqs], ...words }));

/** Whether others in secret rooms see that I am writing. */
export const setTypingShown = async (on: boolean): Promise<void> =>
  void (await askKeeper('secret.showTyping', { on }));
