import { whyCallQuiet, type CallId, type PushPayload } from '@maru/contract';
import { findCallFor } from '../calls/index.ts';
import { findRoom } from '../chats/index.ts';
import type { House } from '../../platform/house.ts';
import { readSenders } from './job-store.ts';
import { readCallDeciding, type NoticeRow } from './notice-store.ts';
import { presentCallPush, presentSettings } from './present.ts';
import { readSettings } from './store.ts';

/** What a browser is told of a call, as things stand now; nothing where its owner wants no calls to ring there. */
export const tellOfCall = async (house: House, row: NoticeRow): Promise<PushPayload | undefined> => {
  const { account_id: accountId, chat_id: chatId, matter, kind, friends, language } = row;
  const [by] = friends;
  if (!chatId || !by || (kind !== 'call' && kind !== 'callOver')) return undefined;
  const [standing, room, deciding, chosen, senders] = await Promise.all([
    findCallFor(house, { chatId, callId: matter as CallId, accountId }),
    findRoom(house, chatId),
    readCallDeciding(house.db, { accountId, chatId }),
    readSettings(house.db, accountId),
    readSenders(house.db, [{ reader: accountId, author: by, chatId }]),
  ]);
  const settings = presentSettings(chosen);
  const caller = senders.get(`${accountId} ${by}`);
  if (!standing || !room || !deciding || !caller) return undefined;
  const chat = { mutedUntil: deciding.muted_until?.toISOString() ?? null, quiet: deciding.quiet };
  if (whyCallQuiet(settings, chat, house.clock.now())) return undefined;
  // It has stopped before it was told: what says so comes by itself.
  if (kind === 'call' && !standing.rungUntil) return undefined;
  return presentCallPush(
    { kind, chatId, callId: matter as CallId, language, standing, caller, roomName: deciding.name },
    { isGroup: room.kind === 'group', settings },
  );
};
