import type { AccountId, ChatId, SessionId } from '@maru/contract';
import { isWatching } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
import { accountLog, partsOf } from '../../platform/log/index.ts';
import { askAll } from '../../platform/questions/index.ts';
import type { Attention } from './rules.ts';

const note = 'notifications.inFront';
const mostWindows = 16;

/** The windows of a connection that are in front; undefined where it has never said. */
const windowsOf = (connection: Connection): Set<string> | undefined =>
  connection.notes?.[note] as Set<string> | undefined;

/** Says whether a window of this app is in front of whoever calls; known for as long as the connection. */
export const setAttention: SignedVerb<'notifications.setAttention'> = async (
  { via },
  { inFront, window },
) => {
  const { connection } = via;
  if (!connection) return {};
  const windows = windowsOf(connection) ?? new Set<string>();
  if (inFront && windows.size < mostWindows) windows.add(window);
  if (!inFront) windows.delete(window);
  connection.notes = { ...connection.notes, [note]: windows };
  return {};
};

interface Looked {
  sessionId: SessionId;
  chatId: ChatId;
}

/** Where somebody is looking, of what is at this process. A client that never says whether it is in front is where its room is open. */
const attentionHere = (house: House, accountId: AccountId, { sessionId, chatId }: Looked): Attention => {
  const connections = house.live.connectionsOf(accountId);
  const inFront = connections.filter((one) => (windowsOf(one)?.size ?? 0) > 0);
  return {
    atChat: connections.some((one) => windowsOf(one)?.size !== 0 && isWatching(house, one, chatId)),
    here: inFront.some((one) => one.sessionId === sessionId),
    anywhere: inFront.length > 0,
  };
};

/** What processes ask each other: is somebody at this chat, or at the app on this device; is somebody at the app at all? */
const thereQuestion = 'attention.there';
const anywhereQuestion = 'attention.anywhere';
/** Is this session connected, or any of the account? */
const connectedQuestion = 'account.connected';

/** Makes this process answer for those who are connected to it. */
export const answerForAttention = (house: House): void => {
  house.bus.answer(thereQuestion, (log, looked: Looked) => {
    const { atChat, here } = attentionHere(house, partsOf(log)[1] as AccountId, looked);
    return atChat || here;
  });
  house.bus.answer(
    anywhereQuestion,
    (log, looked: Looked) => attentionHere(house, partsOf(log)[1] as AccountId, looked).anywhere,
  );
  house.bus.answer(connectedQuestion, (log, { sessionId }: { sessionId?: SessionId }) =>
    house.live
      .connectionsOf(partsOf(log)[1] as AccountId)
      .some((connection) => !sessionId || connection.sessionId === sessionId),
  );
};

/** Where somebody is looking, at whichever process: the one that decides may hold no connection of theirs. */
export const findAttention = async (
  house: House,
  { accountId, ...looked }: Looked & { accountId: AccountId },
): Promise<Attention> => {
  const here = attentionHere(house, accountId, looked);
  if (here.atChat || here.here) return here;
  const asked = [{ log: accountLog(accountId), body: looked }];
  const [[there], [anywhere]] = await Promise.all([
    askAll(house, thereQuestion, asked),
    askAll(house, anywhereQuestion, asked),
  ]);
  return { ...here, atChat: there === true, anywhere: anywhere === true };
};

/** Is this session connected to any process? What it shows, it then takes away by itself. */
export const isConnected = async (
  house: House,
  { accountId, sessionId }: { accountId: AccountId; sessionId: SessionId },
): Promise<boolean> => {
  const [found] = await askAll(house, connectedQuestion, [
    { log: accountLog(accountId), body: { sessionId } },
  ]);
  return found === true;
};

/** Who of these is connected to any process. */
export const findConnected = async (
  house: House,
  accountIds: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> => {
  const asked = accountIds.map((id) => ({ log: accountLog(id), body: {} }));
  const found = await askAll(house, connectedQuestion, asked);
  return new Set(accountIds.filter((_id, place) => found[place]));
};
