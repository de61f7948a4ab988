import type { AccountId, ChatEntryBodies, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { requireWriting } from '../messages/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readReactionCounts, readReactionsOf, savePostReaction } from './comment-store.ts';
import { presentStanding } from './present.ts';
import { requirePost } from './read-posts.ts';
import { whyNotPin } from './rules.ts';
import { lockPinned, lockPost, savePost, type PostRow } from './store.ts';

/** Something that was done to a post. */
export interface PostChange {
  row: PostRow;
  by: AccountId;
  kind: Extract<keyof ChatEntryBodies, `post.${string}`>;
  /** What the entry says beside how the post stands. */
  more?: object;
  hiddenFrom: AccountId | undefined;
}

/** Keeps how a post stands and tells the room; in the transaction of what was done. */
export const tellOfPost = async (house: House, tx: Tx, change: PostChange): Promise<PostRow> => {
  const row: PostRow = { ...change.row, rev: change.row.rev + 1 };
  const { chat_id: chatId, post_id: id } = row;
  await savePost(tx, row);
  const counts = await readReactionCounts(tx, chatId, [id]);
  await house.log.appendIn(tx, [
    {
      log: chatLog(chatId),
      author: change.by,
      key: v7(),
      kind: change.kind,
      body: { id, ...presentStanding(row, counts.get(id) ?? []), ...change.more },
      // What is done to a post that somebody does not see is kept from them too.
      hiddenFrom: change.hiddenFrom ?? row.hidden_from ?? undefined,
    },
  ]);
  return row;
};

/** Locks a post that the reader sees. */
export const lockSeenPost = async (tx: Tx, chatId: ChatId, id: string): Promise<PostRow> => {
  const row = await lockPost(tx, chatId, id);
  if (!row) throw refuse('post_not_found');
  return row;
};

/** Pins a post in place of another, or takes it down. */
export const pinPost: SignedVerb<'board.pin'> = async ({ house, who }, { chatId, id, on }) => {
  const { accountId: by } = who;
  const { room, hiddenFrom } = await requireWriting(house, chatId, by);
  const of = { chatId, reader: by };
  await requirePost(house, of, id);
  const why = whyNotPin(room, by);
  if (why) throw refuse(why);
  await house.db.transaction(async (tx) => {
    const pinned = await lockPinned(tx, chatId);
    const row = await lockSeenPost(tx, chatId, id);
    const before = on ? pinned.filter((one) => one.post_id !== id) : [];
    for (const other of before)
      await tellOfPost(house, tx, {
        row: { ...other, pinned_at: null },
        by,
        kind: 'post.pinned',
        hiddenFrom,
      });
    if ((row.pinned_at !== null) === on) return;
    const next = { ...row, pinned_at: on ? house.clock.now() : null };
    await tellOfPost(house, tx, { row: next, by, kind: 'post.pinned', hiddenFrom });
  });
  return { post: await requirePost(house, of, id) };
};

/** Reacts with one emoji, or takes it back. */
export const reactToPost: SignedVerb<'board.react'> = async ({ house, who }, { chatId, id, emoji }) => {
  const { accountId } = who;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  await requirePost(house, of, id);
  await house.db.transaction(async (tx) => {
    const row = await lockSeenPost(tx, chatId, id);
    const before = (await readReactionsOf(tx, of, [id])).get(id)?.emoji ?? null;
    if (before === emoji) return;
    const at = house.clock.now();
    await savePostReaction(tx, { chatId, id, accountId, emoji, rev: row.rev + 1, at });
    await tellOfPost(house, tx, { row, by: accountId, kind: 'post.reacted', more: { emoji }, hiddenFrom });
  });
  return { post: await requirePost(house, of, id) };
};
