import type { AccountId, CardKind, ChatId, ContentType, MessageContent, SendContent } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';

/** A message that holds something, at its place in the log. */
export interface PlacedContent {
  chatId: ChatId;
  seq: number;
  author: AccountId;
  content: MessageContent;
  at: Date;
}

/** A type of content; cards are told apart by what they stand for. */
export type ContentKey = Exclude<ContentType, 'card'> | `card.${CardKind}`;

/** A feature that looks after some types of content: files, stickers, the cards of polls. */
export interface ContentKeeper {
  types: readonly ContentKey[];
  /** Turns what a sender gives into what members see. Refuses what this sender may not send. */
  resolve?: (house: House, author: AccountId, wish: SendContent) => Promise<MessageContent>;
  /** Called inside the transaction in which the message was appended; also for cards, and for forwarded copies. */
  placed?: (tx: Tx, placed: PlacedContent) => Promise<void>;
  /** Called inside the transaction in which the message was deleted for everyone. */
  erased?: (tx: Tx, erased: Omit<PlacedContent, 'author' | 'at'>) => Promise<void>;
}

const keepers = new Map<ContentKey, ContentKeeper>();

const keyOf = (content: { type: ContentType; of?: CardKind }): ContentKey =>
  content.type === 'card' ? `card.${content.of as CardKind}` : content.type;

/** Lets a feature look after types of content. Called once, where the feature is put together. */
export const registerContentKeeper = (keeper: ContentKeeper): void => {
  for (const type of keeper.types) keepers.set(type, keeper);
};

/** What looks after this content; undefined where nothing needs to. */
export const keeperOf = (
  content: { type: ContentType; of?: CardKind } | undefined,
): ContentKeeper | undefined => content && keepers.get(keyOf(content));

/** Turns what a sender gives into what members see. */
export const resolveContent = async (
  house: House,
  author: AccountId,
  wish: SendContent,
): Promise<MessageContent> => {
  const resolve = keeperOf(wish)?.resolve;
  if (!resolve) throw refuse('bad_input', { path: 'content.type' });
  return resolve(house, author, wish);
};
