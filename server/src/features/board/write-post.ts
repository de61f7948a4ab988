import type { FileId, FileRef, MessageContent } from '@maru/contract';
import { v7 } from 'uuid';
import { findChatFiles, placeFiles, eraseFiles, requireFiles } from '../files/index.ts';
import { blankCard, eraseEntries, fillMessage, requireWriting, sendWith } from '../messages/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readReactionCounts } from './comment-store.ts';
import { presentStanding } from './present.ts';
import { requirePost } from './read-posts.ts';
import { nameOfPost, rowsOfPost, whyNotDeleteOnBoard, whyNotEditPost } from './rules.ts';
import { insertPost, lockPost, removePost, savePost, type PostRow } from './store.ts';

const cardOf = (id: string, row: Pick<PostRow, 'title' | 'text'>, files: number) =>
  ({
    type: 'card',
    of: 'post',
    id,
    title: nameOfPost(row),
    rows: rowsOfPost(row, files),
  }) as const satisfies MessageContent;

/** Writes a post: the entry that tells of it, its files, and the message that is its card come together. */
export const writePost: SignedVerb<'board.post'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { chatId, key, title, text } = input;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const fileIds = [...new Set(input.fileIds)];
  const id = v7();
  const { content } = await sendWith(house, accountId, {
    sending: { chatId, key, text: '' },
    async make(tx) {
      const files = await requireFiles(house, accountId, fileIds);
      const at = house.clock.now();
      const [place] = await house.log.appendIn(tx, [
        { log: chatLog(chatId), author: accountId, key: v7(), kind: 'post.made', body: { id }, hiddenFrom },
      ]);
      const seq = place?.seq ?? 0;
      await insertPost(tx, {
        chat_id: chatId,
        post_id: id,
        seq,
        author: accountId,
        at,
        title,
        text,
        file_ids: fileIds,
        hidden_from: hiddenFrom,
      });
      await placeFiles(tx, { chatId, seq, author: accountId, at, files });
      return cardOf(id, { title, text }, files.length);
    },
  });
  if (content?.type !== 'card' || content.of !== 'post') throw refuse('bad_input', { path: 'key' });
  return { post: await requirePost(house, { chatId, reader: accountId }, content.id) };
};

/** Gives a post other words or files; those it has may stay, others have to be its author's. */
export const editPost: SignedVerb<'board.edit'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { chatId, id, title, text } = input;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  const before = await requirePost(house, of, id);
  const why = whyNotEditPost(before, accountId);
  if (why) throw refuse(why);
  const fileIds = [...new Set(input.fileIds)];
  const had = await findChatFiles(
    house.db,
    chatId,
    before.files.map((file) => file.id),
  );
  const added: FileRef[] = await requireFiles(
    house,
    accountId,
    fileIds.filter((fileId) => !had.has(fileId)),
  );
  await house.db.transaction(async (tx) => {
    const row = await lockPost(tx, chatId, id);
    if (!row) throw refuse('post_not_found');
    const at = house.clock.now();
    const next: PostRow = { ...row, title, text, file_ids: fileIds, edited_at: at, rev: row.rev + 1 };
    const kept = new Set<FileId>(fileIds);
    for (const fileId of row.file_ids)
      if (!kept.has(fileId)) await eraseFiles(tx, { chatId, seq: row.seq, fileId });
    await placeFiles(tx, { chatId, seq: row.seq, author: accountId, at, files: added });
    await savePost(tx, next);
    const counts = await readReactionCounts(tx, chatId, [id]);
    const body = { id, ...presentStanding(next, counts.get(id) ?? []) };
    await house.log.appendIn(tx, [
      { log: chatLog(chatId), author: accountId, key: v7(), kind: 'post.edited', body, hiddenFrom },
    ]);
  });
  const post = await requirePost(house, of, id);
  // Lists, quotes and the search know the post by what its card says.
  if (post.cardSeq > 0)
    await fillMessage(house, { chatId, seq: post.cardSeq, content: cardOf(id, post, post.files.length) });
  return { post };
};

const saidOfPosts = [
  'post.made',
  'post.edited',
  'post.reacted',
  'post.pinned',
  'post.commented',
  'post.commentDeleted',
];

/** Deletes a post with its comments, its files, and its words on its card; the card itself stays as a line of the chat. */
export const deletePost: SignedVerb<'board.delete'> = async ({ house, who }, { chatId, id }) => {
  const { accountId } = who;
  const room = await requireRoom(house, chatId, accountId);
  const { author, cardSeq } = await requirePost(house, { chatId, reader: accountId }, id);
  const why = whyNotDeleteOnBoard(room, { author, accountId });
  if (why) throw refuse(why);
  await house.db.transaction(async (tx) => {
    const row = await lockPost(tx, chatId, id);
    if (!row) return;
    await eraseFiles(tx, { chatId, seq: row.seq });
    await removePost(tx, chatId, id);
    await eraseEntries(tx, { chatId, afterSeq: row.seq - 1, kinds: saidOfPosts, id });
    await blankCard(tx, { chatId, seq: row.card_seq, id });
    const key = ` delete post ${id}`;
    await house.log.appendIn(tx, [
      { log: chatLog(chatId), author: accountId, key, kind: 'post.deleted', body: { id } },
    ]);
  });
  if (cardSeq > 0)
    await fillMessage(house, {
      chatId,
      seq: cardSeq,
      content: { type: 'card', of: 'post', id, title: '', rows: 0 },
    });
  return {};
};
