import type { AccountId, ChatId, DeviceId, ParsedInputOf, RevealedMessage } from '@maru/contract';
import { v7 } from 'uuid';
import { keepReport } from '../people/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findMarkKey } from './marks.ts';
import { fromBase64 } from './present.ts';
import { readBody } from './read-body.ts';
import { insertRevealed, readSealedLines, type SealedRow } from './reveal-store.ts';
import { requireSecretRoom } from './secret-room.ts';
import { commitmentOf, isTagOf, keyNumberOf } from './tag-bytes.ts';

/** Who sent a message, and when, and the mark that this host put on it then. */
interface Sent {
  accountId: AccountId;
  deviceId: DeviceId;
  at: Date;
  tag: Buffer;
}

const sentOf = ({ sent }: RevealedMessage, line: SealedRow | undefined): Sent | undefined => {
  if (line) {
    const { device: deviceId, tag } = line.sealed;
    return { accountId: line.author, deviceId, at: line.at, tag: fromBase64(tag) };
  }
  return sent && { ...sent, at: new Date(sent.at), tag: fromBase64(sent.tag) };
};

/** Is the tag this host's own, of just this body, in this room, by this device, at this place and time? */
const isGenuine = async (
  house: House,
  { chatId, message, sent }: { chatId: ChatId; message: RevealedMessage; sent: Sent },
): Promise<boolean> => {
  const number = keyNumberOf(sent.tag);
  const key = number === undefined ? undefined : await findMarkKey(house, number);
  if (!key) return false;
  const [body, opening] = [fromBase64(message.body), fromBase64(message.opening)];
  const { accountId, deviceId, at } = sent;
  return isTagOf(sent.tag, key, {
    commitment: commitmentOf(chatId, { body, opening }),
    accountId,
    deviceId,
    roomId: chatId,
    seq: message.seq,
    at,
  });
};

/** What is revealed, each with who sent it. Refuses the first that is not genuine. */
const requireGenuine = async (
  house: House,
  { chatId, messages }: ParsedInputOf<'secretChats.report'>,
): Promise<{ message: RevealedMessage; sent: Sent }[]> => {
  const lines = await readSealedLines(
    house.db,
    chatId,
    messages.map(({ seq }) => seq),
  );
  const found: { message: RevealedMessage; sent: Sent }[] = [];
  for (const message of messages) {
    const sent = sentOf(
      message,
      lines.find((line) => line.seq === message.seq),
    );
    if (!sent || !(await isGenuine(house, { chatId, message, sent })))
      throw refuse('report_not_genuine', { seq: message.seq });
    found.push({ message, sent });
  }
  return found;
};

/** Keeps a complaint with the messages that were revealed for it; about whoever sent the first of them that is not mine. */
export const reportMessages: SignedVerb<'secretChats.report'> = async ({ house, who }, input) => {
  const { chatId, reason, note } = input;
  const { accountId } = who;
  await requireSecretRoom(house, chatId, accountId);
  const found = await requireGenuine(house, input);
  const about = found.find(({ sent }) => sent.accountId !== accountId)?.sent.accountId;
  if (!about) throw refuse('cannot_be_self');
  const id = v7();
  await house.db.transaction(async (tx) => {
    await keepReport(tx, { accountId, otherId: about, id, chatId, reason, note, at: house.clock.now() });
    for (const [place, { message, sent }] of found.entries())
      await insertRevealed(tx, {
        account_id: accountId,
        report_id: id,
        place,
        author_id: sent.accountId,
        seq: message.seq,
        sent_at: sent.at,
        ...readBody(fromBase64(message.body)),
      });
  });
  return {};
};
