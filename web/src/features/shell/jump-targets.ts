import type { Chat, Friend, Hit } from '@maru/contract';

/** Somewhere the quick switcher can go. */
export type JumpTarget =
  | { kind: 'chat'; id: string; chat: Chat }
  | { kind: 'friend'; id: string; friend: Friend }
  | { kind: 'message'; id: string; hit: Hit };

const MOST = 30;
/** With messages under them, names leave room. */
const MOST_NAMES = 8;

/** Chats first, then the friends who have no chat of two among them, then messages. */
export function jumpTargets(
  chats: readonly Chat[],
  friends: readonly Friend[],
  hits: readonly Hit[] = [],
): JumpTarget[] {
  const met = new Set(
    chats.filter((chat) => chat.kind === 'direct').flatMap((chat) => chat.faces.map((face) => face.id)),
  );
  const names = [
    ...chats.map((chat) => ({ kind: 'chat' as const, id: chat.id, chat })),
    ...friends
      .filter((friend) => !met.has(friend.id))
      .map((friend) => ({ kind: 'friend' as const, id: friend.id, friend })),
  ].slice(0, hits.length > 0 ? MOST_NAMES : MOST);
  return [
    ...names,
    ...hits.map((hit) => ({ kind: 'message' as const, id: `${hit.chatId} ${hit.seq}`, hit })),
  ];
}
