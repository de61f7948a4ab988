import type { ChatId, LiveCall } from '@maru/contract';
import { stillClock, type MovingClock } from './moving-clock.ts';
import type { RawSocket } from './raw-socket.ts';
import type { TestHouse } from './server-shape.ts';
import {
  startTestServer,
  testPassword,
  type TestServer,
  type TestServerOptions,
} from './start-test-server.ts';
import type { TestPerson } from './test-person.ts';

/** Alice, Bob and Carol, who call each other: what every test of calls begins with. */
export interface CallStage<House = TestHouse> {
  server: TestServer<House>;
  clock: MovingClock;
  alice: TestPerson;
  bob: TestPerson;
  carol: TestPerson;
  /** Alice and Bob alone. */
  chatId: ChatId;
  /** All three; Alice looks after it. */
  groupId: ChatId;
  /** Another device of somebody. */
  elsewhere(person: TestPerson): Promise<TestPerson>;
  /** Time goes by, and what is due is done. */
  pass(seconds: number): Promise<void>;
  /** What the record of a call in its chat says, for this reader. */
  recordOf(reader: TestPerson, call: Pick<LiveCall, 'chatId' | 'seq'>): Promise<unknown>;
  stop(): Promise<void>;
}

/** The name of a call: what most methods take. */
export const nameOfCall = ({ chatId, callId }: Pick<LiveCall, 'chatId' | 'callId'>) => ({ chatId, callId });

/** How a call stands when somebody is told of it next. */
export const nextCallChange = async (
  socket: RawSocket,
  isIt: (call: LiveCall) => boolean = () => true,
): Promise<LiveCall> => {
  const frame = await socket.next<{ signal: { body: { call: LiveCall } } }>(
    (one: { signal?: { kind: string; body: { call: LiveCall } } }) =>
      one.signal?.kind === 'call.changed' && isIt(one.signal.body.call),
  );
  return frame.signal.body.call;
};

/** Sets it, with an engine that stands in for the one of the host, and with what does the things that are due. */
export const startCallStage = async <House>({
  engine,
  tend,
  ...options
}: { engine: unknown; tend: (house: House) => Promise<void> } & TestServerOptions): Promise<
  CallStage<House>
> => {
  const clock = stillClock();
  const server = await startTestServer<House>({ clock, ...options });
  Object.assign(server.house as object, { media: engine });
  // A host that has just begun gives everybody time to be heard of; this one has been there for long.
  clock.moveBy({ minutes: 5 });
  const [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('Carol')];
  for (const other of [bob, carol]) {
    await other.call('people.addFriend', { handle: alice.handle });
    await alice.call('people.addFriend', { handle: other.handle });
  }
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
  const group = await alice.call('chats.create', { memberIds: [bob.id, carol.id], name: '제주도 여행' });
  return {
    server,
    clock,
    alice,
    bob,
    carol,
    chatId: chat.id,
    groupId: group.chat.id,
    elsewhere: async ({ handle }) =>
      server.as(await server.call('accounts.signIn', { handle, password: testPassword })),
    async pass(seconds) {
      clock.moveBy({ seconds });
      await tend(server.house);
    },
    async recordOf(reader, { chatId, seq }) {
      const { messages } = await reader.call('messages.history', { chatId, aroundSeq: seq });
      return messages.find((line) => line.seq === seq)?.body['content'];
    },
    stop: () => server.stop(),
  };
};
