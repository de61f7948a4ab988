import type { AccountId, ChatId } from '@maru/contract';
import type { KeyPrint } from './view.ts';

/** Whose keys a QR code compares: those of me and somebody else, or those of all in a room. */
export type KeyScope =
  | { readonly me: AccountId; readonly other: AccountId }
  | { readonly me: AccountId; readonly room: ChatId };

const head = 'maru-keys:1';

const wordScope = (scope: KeyScope): string =>
  'room' in scope ? `room/${scope.room}` : `two/${[scope.me, scope.other].sort().join('+')}`;

/** What the QR code holds: who shows it, whose keys, and their digits. None of it is secret. */
export const writeKeyCode = (scope: KeyScope, { digits }: KeyPrint): string =>
  [head, scope.me, wordScope(scope), digits.join('')].join(':');

/** What a code that was read says: `foreign` holds no keys, `other` is mine, or compares those of somebody else. */
export type KeyCodeAnswer = 'same' | 'different' | 'other' | 'foreign';

/** Compares what was read with what this device knows. */
export const readKeyCode = (text: string, scope: KeyScope, { digits }: KeyPrint): KeyCodeAnswer => {
  if (!text.startsWith(`${head}:`)) return 'foreign';
  const [shownBy, whose, read] = text.slice(head.length + 1).split(':');
  if (!/^\d{60}$/.test(read ?? '')) return 'foreign';
  // My own screen proves nothing.
  if (whose !== wordScope(scope) || shownBy === scope.me) return 'other';
  return read === digits.join('') ? 'same' : 'different';
};
