import type { Chat, Friend } from '@maru/contract';

/** Somewhere the quick switcher can go. */
export type JumpTarget =
  | { kind: 'chat'; id: string; chat: Chat }
  | { kind: 'friend'; id: string; friend: Friend };

const MOST = 30;

/** Chats first, then the friends who have no chat of two among them. */
export function jumpTargets(chats: readonly Chat[], friends: readonly Friend[]): JumpTarget[] {
  const met = new Set(
    chats.filter((chat) => chat.kind === 'direct').flatMap((chat) => chat.faces.map((face) => face.id)),
  );
  return [
    ...chats.map((chat) => ({ kind: 'chat' as const, id: chat.id, chat })),
    ...friends
      .filter((friend) => !met.has(friend.id))
      .map((friend) => ({ kind: 'friend' as const, id: friend.id, friend })),
  ].slice(0, MOST);
}
