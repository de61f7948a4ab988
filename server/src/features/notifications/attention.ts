import type { AccountId, ChatId, SessionId } from '@maru/contract';
import { isWatching } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
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

/** Where somebody is looking. A client that never says whether it is in front is where its room is open. */
export const findAttention = (
  house: House,
  { accountId, sessionId, chatId }: { accountId: AccountId; sessionId: SessionId; chatId: ChatId },
): Attention => {
  const connections = house.live.connectionsOf(accountId);
  const inFront = connections.filter((one) => (windowsOf(one)?.size ?? 0) > 0);
  return {
    atChat: connections.some((one) => windowsOf(one)?.size !== 0 && isWatching(house, one, chatId)),
    here: inFront.some((one) => one.sessionId === sessionId),
    anywhere: inFront.length > 0,
  };
};
