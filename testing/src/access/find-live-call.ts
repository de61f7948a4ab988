import { randomUUID } from 'node:crypto';
import type { CallId, ChatId } from '@maru/contract';
import type { TestServer } from '../start-test-server.ts';
import type { TestPerson } from '../test-person.ts';

/** A group's call, as it stands in the tables: a host without an engine starts none. */
const writeCall = async (
  server: TestServer,
  { chatId, author, rung }: { chatId: ChatId; author: TestPerson; rung: TestPerson },
): Promise<void> => {
  const callId = randomUUID();
  const { current } = await author.call('devices.list', {});
  await server.house.db.query(
    `insert into calls (chat_id, call_id, kind, way, seq, started_by, rang, started_at) values ($1, $2, 'voice', 'room', 1, $3, true, now())`,
    [chatId, callId, author.id],
  );
  await server.house.db.query(
    `insert into call_people (chat_id, call_id, account_id, state, guest, device_id, rung_until, joined_at, beat_at, was_in)
     values ($1, $2, $3, 'in', false, $4, null, now(), now() + interval '1 day', true),
       ($1, $2, $5, 'rung', false, null, now() + interval '1 day', null, null, false)`,
    [chatId, callId, author.id, current, rung.id],
  );
};

/** The call that goes on in a chat; where none does, one begins. */
export const findLiveCall = async (
  server: TestServer,
  of: { chatId: ChatId; author: TestPerson; rung: TestPerson },
): Promise<CallId> => {
  const { author, chatId } = of;
  const find = async () =>
    (await author.call('calls.live', {})).calls.find((call) => call.chatId === chatId)?.callId;
  const live = await find();
  if (live) return live;
  const { chat } = await author.call('chats.get', { chatId });
  if (chat.kind === 'direct')
    return (await author.call('calls.start', { chatId, key: randomUUID(), kind: 'voice' })).call.callId;
  await writeCall(server, of);
  return (await find()) as CallId;
};
