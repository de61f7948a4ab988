import type { AccountId, ChatId, ParsedInputOf } from '@maru/contract';
import { findRoom, requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { passOn, type Copy } from './card-passer.ts';
import { currentContent, currentText } from './present.ts';
import { whyNotWrite } from './rules.ts';
import { sendAs } from './send-message.ts';
import { readMessages } from './store.ts';

const findCopies = async (
  house: House,
  reader: AccountId,
  { chatId, seqs }: ParsedInputOf<'messages.forward'>,
): Promise<Copy[]> => {
  await requireRoom(house, chatId, reader);
  const wanted = new Set(seqs);
  const lines = (await readMessages(house.db, { chatId, reader }, [...wanted])).filter(
    (line) => !line.deleted_at,
  );
  if (lines.length < wanted.size) throw refuse('message_not_found');
  const copies = lines.map(async (line): Promise<Copy[]> => {
    const ready = currentContent(line);
    // A call belongs to the chat in which it was.
    if (ready?.type === 'call') return [];
    if (ready?.type === 'card') return passOn(house, { reader, chatId }, ready);
    return [{ text: currentText(line), ...(ready && { ready }) }];
  });
  const found = (await Promise.all(copies)).flat();
  if (found.length === 0) throw refuse('message_not_found');
  return found;
};

const requireTargets = async (house: House, author: AccountId, chatIds: readonly ChatId[]): Promise<void> => {
  for (const chatId of chatIds) {
    const why = whyNotWrite(await findRoom(house, chatId), author);
    if (why) throw refuse(why, { chatId });
  }
};

/** Sends copies, in the order in which they were written. Nothing is sent before every target has been checked. */
export const forward: SignedVerb<'messages.forward'> = async ({ house, who }, input) => {
  const copies = await findCopies(house, who.accountId, input);
  const targets = [...new Set(input.toChatIds)];
  await requireTargets(house, who.accountId, targets);
  const sent = await Promise.all(
    targets.map(async (chatId) => {
      const seqs: number[] = [];
      for (const [index, copy] of copies.entries()) {
        const { seq } = await sendAs(house, who.accountId, {
          chatId,
          key: `${input.key}.${index}`,
          ...copy,
          forwarded: true,
        });
        seqs.push(seq);
      }
      return { chatId, seqs };
    }),
  );
  return { sent };
};
