import { createClient, type SocketMaker } from '@maru/client';
import type { AccountId, ChatId } from '@maru/contract';
import { hostDoor, openSecretDevice, type SecretDevice } from '@maru/testing/secret';
import { WebSocket } from 'ws';
import { inTurns, spread } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { seedPeople, type Seeded } from './seed.ts';

const text =
  'A message of about a hundred letters, which is what people send each other when they talk at length.';

type Who = Parameters<typeof openSecretDevice>[0];

/** What one side has said to the host, in bytes of JSON. */
interface Counted {
  who: Who;
  sent: Record<string, number>;
  /** How long the host took to answer the last call. */
  took: { ms: number };
  close: () => void;
}

const countedPerson = (host: Host, { id, token }: Seeded): Counted => {
  const url = host.gateway.replace(/^ws/, 'http').replace(/\/gateway$/, '');
  const client = createClient({ url, token, WebSocket: WebSocket as unknown as SocketMaker });
  client.connect();
  const sent: Record<string, number> = {};
  const took = { ms: 0 };
  const call: Who['call'] = async (name, input) => {
    sent[name] = (sent[name] ?? 0) + JSON.stringify(input).length;
    const began = performance.now();
    try {
      return await client.call(name, input);
    } finally {
      took.ms = performance.now() - began;
    }
  };
  return { who: { id: id as AccountId, call } as Who, sent, took, close: () => client.close() };
};

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const timed = async (times: number, work: (at: number) => Promise<unknown>): Promise<number[]> => {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) taken.push(await milliseconds(() => work(at)));
  return taken;
};

const say = async (device: SecretDevice, chatId: ChatId, key: string): Promise<void> => {
  const room = await device.room(chatId);
  await room.send({ kind: 'message', text }, { key });
};

/** How long one that has come takes to be opened: it is read beforehand. */
const receive = async (device: SecretDevice, chatId: ChatId): Promise<number[]> => {
  const room = await device.room(chatId);
  const entries = await hostDoor(device.who).readLog(chatId, room.cursor, 500);
  return timed(entries.length, (at) => room.sync([entries[at]!]));
};

const round = (value: number): number => Math.round(value * 100) / 100;

const benchRoom = async (
  host: Host,
  people: readonly Seeded[],
  messages: number,
): Promise<Record<string, number>> => {
  const count = people.length;
  const counted = people.map((one) => countedPerson(host, one));
  const [first, ...others] = counted as [Counted, ...Counted[]];
  await inTurns(
    others,
    4,
    async ({ who }) => void (await who.call('people.addFriend', { accountId: first.who.id })),
  );
  await inTurns(
    others,
    4,
    async ({ who }) => void (await first.who.call('people.addFriend', { accountId: who.id })),
  );
  const devices = new Map<Counted, SecretDevice>();
  await inTurns(counted, 2, async (one) => void devices.set(one, await openSecretDevice(one.who)));
  const [sender, receiver] = [devices.get(first)!, devices.get(others[0]!)!];
  const accountIds = others.map(({ who }) => who.id);
  const kind = count === 2 ? 'direct' : 'group';
  let chatId = '' as ChatId;
  const create = await milliseconds(async () => {
    chatId = (await sender.rooms.create({ key: `create-${count}`, kind, accountIds })).roomId as ChatId;
  });
  const join = await milliseconds(() => receiver.rooms.takeWelcomes());
  await (await sender.room(chatId)).settle();
  await say(sender, chatId, 'warm');
  await receiver.catchUp();
  const before = first.sent['secretChats.send'] ?? 0;
  const sealing: number[] = [];
  const sending: number[] = [];
  for (let at = 0; at < messages; at++) {
    const whole = await milliseconds(() => say(sender, chatId, `m-${at}`));
    sending.push(whole);
    sealing.push(whole - first.took.ms);
  }
  const [seal, send] = [spread(sealing), spread(sending)];
  const bytes = ((first.sent['secretChats.send'] ?? 0) - before) / messages;
  const received = spread(await receive(receiver, chatId));
  for (let at = 0; at < 1_000; at++) await say(sender, chatId, `c-${at}`);
  const catchUp = await milliseconds(() => receiver.catchUp());
  const lost = 1_001 + messages - receiver.texts(chatId).length;
  for (const { close } of counted) close();
  const name = (figure: string) => `${figure}_${count}`;
  return {
    [name('create_ms')]: round(create),
    [name('join_ms')]: round(join),
    [name('seal_p50_ms')]: seal.p50_ms,
    [name('send_p50_ms')]: send.p50_ms,
    [name('send_p95_ms')]: send.p95_ms,
    [name('receive_p50_ms')]: received.p50_ms,
    [name('receive_p95_ms')]: received.p95_ms,
    [name('catchup_1000_ms')]: round(catchUp),
    [name('message_bytes')]: Math.round(bytes),
    [name('create_bytes')]: first.sent['secretChats.create'] ?? 0,
    lost,
  };
};

/**
 * Secret rooms of 2, 10 and 100 members, in Node against a server of our own over the contract: a room is made, joined,
 * talked in, and caught up with. Sending is from the words to the host's answer, sealing is that without the host, receiving from the entry to the words. What
 * devices keep is in memory: a browser adds the time of its disk.
 */
export const benchSecret = async (host: Host, { messages }: Options): Promise<Record<string, number>> => {
  const figures: Record<string, number> = {};
  let lost = 0;
  for (const count of [2, 10, 100]) {
    const room = await benchRoom(host, await seedPeople(host.db, count), messages);
    lost += room['lost'] ?? 0;
    Object.assign(figures, room);
  }
  return { ...figures, lost };
};
