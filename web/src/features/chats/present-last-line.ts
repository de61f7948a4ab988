import type { AccountId, Chat, ContentHint } from '@maru/contract';

/** The line under a chat's name: who wrote, where that matters, and what. `deleted` and `empty` are worded by the screen. */
export type LastLine =
  | {
      kind: 'text';
      by: 'me' | 'other' | null;
      author: AccountId;
      name: string;
      text: string;
      hint?: ContentHint;
    }
  | { kind: 'deleted' }
  | { kind: 'empty' };

const longest = 160;

/** In a group it matters who wrote; between two it does not. */
export const presentLastLine = (chat: Chat, me: AccountId | null): LastLine => {
  const last = chat.lastMessage;
  if (!last) return { kind: 'empty' };
  if (last.deleted) return { kind: 'deleted' };
  const by = chat.kind === 'group' ? (last.author === me ? 'me' : 'other') : null;
  const text = last.text.slice(0, longest).replace(/\s+/g, ' ').trim();
  const { author, authorName: name, hint } = last;
  return { kind: 'text', by, author, name, text, ...(hint ? { hint } : {}) };
};
