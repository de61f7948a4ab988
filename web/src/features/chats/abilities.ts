import type { Chat } from '@maru/contract';
import { isSecret } from './rules.ts';

/** What a room may offer, or not: the host would have to know what is in it. */
export type Ability =
  | 'polls'
  | 'events'
  | 'todos'
  | 'notices'
  | 'board'
  | 'albums'
  | 'later'
  | 'livePlaces'
  | 'archive'
  | 'gallery'
  | 'links';

const notInSecret: ReadonlySet<Ability> = new Set<Ability>([
  'polls',
  'events',
  'todos',
  'notices',
  'board',
  'albums',
  'later',
  'livePlaces',
  'archive',
  'gallery',
  'links',
]);

/** Does this room offer that? What names no ability is offered everywhere. */
export const offers = (chat: Pick<Chat, 'id'>, ability: Ability | undefined): boolean =>
  ability === undefined || !isSecret(chat) || !notInSecret.has(ability);
