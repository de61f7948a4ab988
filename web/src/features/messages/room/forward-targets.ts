import type { Chat, ChatId, Friend } from '@maru/contract';

/** Where a message can go on to: a chat that is there, or one that is made by sending to it. */
export type ForwardTarget =
  | { kind: 'chat'; id: string; chat: Chat }
  | { kind: 'friend'; id: string; friend: Friend }
  | { kind: 'own'; id: 'own' };

/** What making chats that are not there yet takes. */
export interface ChatMakers {
  openOwnRoom(): Promise<Chat>;
  openDirectChat(accountId: Friend['id']): Promise<Chat>;
}

/** My own room first, then the chats as listed, then the friends with whom there is none of two yet. */
export const forwardTargets = (
  chats: readonly Chat[],
  friends: readonly Friend[],
  hasOwn: boolean,
): ForwardTarget[] => {
  const own = chats.find((chat) => chat.kind === 'self');
  const met = new Set(
    chats.flatMap((chat) => (chat.kind === 'direct' ? chat.faces.map((face) => face.id) : [])),
  );
  const first: ForwardTarget[] = own
    ? [{ kind: 'chat', id: own.id, chat: own }]
    : hasOwn
      ? [{ kind: 'own', id: 'own' }]
      : [];
  return [
    ...first,
    ...chats.filter((chat) => chat !== own).map((chat) => ({ kind: 'chat' as const, id: chat.id, chat })),
    ...friends
      .filter((friend) => !met.has(friend.id))
      .map((friend) => ({ kind: 'friend' as const, id: friend.id, friend })),
  ];
};

/** The chats behind what was picked; those that are not there yet are made. */
export const openTargets = (picked: readonly ForwardTarget[], make: ChatMakers): Promise<ChatId[]> =>
  Promise.all(
    picked.map(async (target) => {
      if (target.kind === 'chat') return target.chat.id;
      const made = target.kind === 'own' ? make.openOwnRoom() : make.openDirectChat(target.friend.id);
      return (await made).id;
    }),
  );
