import {
  abilityOfMethod,
  methods,
  type ChatId,
  type Method,
  type MethodName,
  type RefusalCode,
} from '@maru/contract';
import { startTestServer, type TestServer } from '@maru/testing';
import {
  accessRows,
  buildWorld,
  groupMark,
  hear,
  type Cast,
  type Row,
  type Scene,
  type World,
} from '@maru/testing/access';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await startTestServer({ config: { smtpUrl: 'folder', media: 'off' } });
  world = await buildWorld(server);
});
afterAll(() => server.stop());

type Code = 'ok' | RefusalCode;

/** Those who are in Alice’s group, and those who have nothing to do with it. */
const inside = new Set<keyof Cast>(['alice', 'bob', 'guest']);
const outside = new Set<keyof Cast>([
  'operator',
  'stranger',
  'blocked',
  'unblocked',
  'former',
  'guestElsewhere',
]);

/** The one thing that somebody who is kept out may still do. */
const wayOut = 'accounts.signOut';

/** What the contract says before the input is looked at; undefined where it lets in. */
const atTheDoor = (kind: keyof Cast, { caller, name }: Method): RefusalCode | undefined => {
  if (caller === 'anyone') return undefined;
  if (kind === 'nobody' || kind === 'expired') return 'not_signed_in';
  if (kind === 'suspended') return name === wayOut ? undefined : 'account_suspended';
  if (kind.startsWith('guest') && caller !== 'session') return 'not_for_guests';
  return caller === 'operator' && kind !== 'operator' ? 'operator_only' : undefined;
};

/** What whoever is let in may hear: an answer, or a "no" of the method's own that is not "there is no such chat". */
const mayHear = ({ refusals, about }: Method, { hears }: Row): Code[] => [
  'ok',
  ...(hears ? [hears] : []),
  ...refusals.filter((code) => !(about === 'chat' && code === 'chat_not_found')),
];

/** The same input with ids that nothing has. */
const withOtherIds = (input: unknown): unknown =>
  JSON.parse(JSON.stringify(input), (_, value: unknown) => (isId(value) ? v7() : value));
const namesSomething = (input: unknown): boolean =>
  isId(input) || (typeof input === 'object' && input !== null && Object.values(input).some(namesSomething));
const isId = (value: unknown): boolean => typeof value === 'string' && /^[\da-f-]{36}$/.test(value);

const lawfulCaller = (method: Method, { as }: Row): keyof Cast => {
  if (as) return as;
  if (method.caller === 'operator') return 'operator';
  if (method.caller === 'anyone') return 'nobody';
  return method.about === 'person' ? 'bob' : 'alice';
};

/** What kind of thing an answer is, without what is different between any two people and chats. */
const shapeOf = (said: unknown): unknown => {
  if (typeof said === 'string' || typeof said === 'number') return typeof said;
  if (Array.isArray(said)) return [...new Set(said.map((one) => JSON.stringify(shapeOf(one))))].toSorted();
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, shapeOf(value)]));
};

/** Is this something that not every room offers, whatever the input says? */
const needsMore = (name: string): boolean => {
  const need = abilityOfMethod.get(name);
  return need !== undefined && !need.fields;
};

const rowless = (name: string) =>
  `${name} has no row: say in testing/src/access/*-rows.ts with which input its lawful caller calls it`;

it('every method has a row, and declares what its outsiders hear', () => {
  const faults = [...methods.values()].flatMap((method) => [
    ...(accessRows.has(method.name) ? [] : [rowless(method.name)]),
    ...(method.about === 'chat' && !method.refusals.includes('chat_not_found')
      ? [`${method.name} is about a chat, and does not declare chat_not_found`]
      : []),
  ]);
  expect(faults).toEqual([]);
  expect([...accessRows.keys()].filter((name) => !methods.has(name))).toEqual([]);
});

const rows = [...accessRows].flatMap(([name, row]) => {
  const method = methods.get(name);
  return method ? [{ name: method.name as MethodName, method, row }] : [];
});

/** Those that end something come last. */
const inTurn = rows.toSorted((one, other) => (one.row.last ?? 0) - (other.row.last ?? 0));

describe('a chat of one’s own is no way to the things of another:', () => {
  // These name what they have just made, in whatever chat it is.
  const making = new Set(['chats.invite', 'notices.edit', 'notices.takeDown']);
  const naming = rows.filter(({ name, method }) => method.about === 'chat' && !making.has(name));
  let own: Scene;
  beforeAll(async () => {
    const { stranger } = world.cast;
    const { chat } = await stranger.call('chats.create', { memberIds: [], name: 'A room of my own' });
    own = { ...world.group, chatId: chat.id, author: stranger };
  });

  it.each(naming)('$name', async ({ name, row }) => {
    const input = (await row.input(own)) as Record<string, unknown>;
    const others = { ...(withOtherIds(input) as object), chatId: input['chatId'] };
    if (!namesSomething({ ...input, chatId: null })) return;
    const heard = await hear(own.stranger, name, input);
    expect(heard.code).toBe((await hear(own.stranger, name, others)).code);
    expect(heard.said).not.toContain(groupMark);
  });
});

describe('a block is never told:', () => {
  const about = rows.filter(({ method }) => method.about === 'chat' || method.about === 'person');
  // Who is in a call is busy for those who may call them; that those who may not hear nothing of it is tried with calls.
  beforeAll(async () => {
    const { alice } = world.cast;
    for (const { chatId, callId } of (await alice.call('calls.live', {})).calls)
      await alice.call('calls.leave', { chatId, callId });
  });

  it.each(about)('$name', async ({ name, method, row }) => {
    const { withBlocked, withUnblocked } = world;
    if (method.caller === 'operator') return;
    const blocked = await hear(withBlocked.blocked, name, await row.input(withBlocked));
    const unblocked = await hear(withUnblocked.unblocked, name, await row.input(withUnblocked));
    expect({ code: blocked.code, said: shapeOf(JSON.parse(blocked.said)) }).toEqual({
      code: unblocked.code,
      said: shapeOf(JSON.parse(unblocked.said)),
    });
  });
});

describe('a secret room offers what the table of the contract says:', () => {
  const about = rows.filter(
    ({ name, method }) => method.about === 'chat' && !name.startsWith('secretChats.'),
  );
  /** What tells the host nothing of what is said. Whatever else is about a chat stands in the table. */
  const works = new Set<string>(
    `logs.read chats.get chats.listMembers chats.setVanishing chats.updateSettings chats.invite chats.leave
    chats.removeMember chats.setRole chats.ignoreMember chats.markRead chats.watch chats.reads chats.acceptStranger
    messages.history messages.delete messages.hide messages.bookmark messages.typing files.list
    search.messages search.day search.days profiles.inChat`.split(/\s+/),
  );
  let secret: ChatId;
  beforeAll(async () => {
    secret = (await world.group.secretRoom()).chatId;
  });

  it('each method about a chat works there, or needs what it does not offer', () => {
    const undecided = about.filter(({ name }) => works.has(name) === needsMore(name));
    expect(undecided.map(({ name }) => name)).toEqual([]);
    expect([...abilityOfMethod.keys()].filter((name) => !methods.has(name))).toEqual([]);
  });

  it.each(about)('$name', async ({ name, row }) => {
    const { alice, stranger } = world.cast;
    const given = (await row.input(world.group)) as Record<string, unknown>;
    const input = {
      ...given,
      ...('log' in given ? { log: `chat:${secret}` } : { chatId: secret }),
      ...('toChatIds' in given && { toChatIds: [secret] }),
    };
    const heard = await hear(alice, name, input);
    if (needsMore(name)) expect(heard.code).toBe('not_in_secret_chat');
    else expect(heard.code).not.toBe('not_in_secret_chat');
    expect((await hear(stranger, name, input)).code).toBe(
      atTheDoor('stranger', methods.get(name) as Method) ?? 'chat_not_found',
    );
  });

  it('takes no words in by a way around: a name of mine for it, or words passed on from elsewhere', async () => {
    const { alice } = world.cast;
    const named = await hear(alice, 'chats.updateSettings', { chatId: secret, ownName: 'Us' });
    expect(named.code).toBe('not_in_secret_chat');
    const { chatId, seq } = world.group;
    const passed = { chatId, seqs: [seq], toChatIds: [chatId, secret], key: 'around' };
    expect((await hear(alice, 'messages.forward', passed)).code).toBe('not_in_secret_chat');
  });
});

describe('is answered as the contract says:', () => {
  it.each(inTurn)('$name', async ({ name, method, row }) => {
    const { cast, group } = row.spends ? await buildWorld(server) : world;
    const lawful = lawfulCaller(method, row);
    const kinds = (Object.keys(cast) as (keyof Cast)[]).filter((kind) => kind !== lawful);
    const kept = await row.input(group);
    // What names nothing of anybody's is good once, as a secret or a handle: each caller brings another.
    const common = method.about !== 'door' && (method.about !== 'own' || namesSomething(kept));
    const heard: Record<string, Code> = {};
    const expected: Record<string, unknown> = {};
    const ask = async (kind: keyof Cast, input: unknown): Promise<void> => {
      const answer = await hear(cast[kind], name, input);
      heard[kind] = answer.code;
      if (outside.has(kind) || atTheDoor(kind, method)) expect(answer.said).not.toContain(groupMark);
    };
    // Who is not blocked is a stranger here, and of use only beside who is.
    const others = kinds.filter((one) => !inside.has(one) && one !== 'unblocked');
    const inputs = await Promise.all(others.map(async () => (common ? kept : row.input(group))));
    await Promise.all(
      others.map(async (kind, at) => {
        await ask(kind, inputs[at]);
        const refused = atTheDoor(kind, method);
        if (refused) expected[kind] = refused;
        else if (method.about === 'chat') expected[kind] = 'chat_not_found';
        else if (method.about === 'own' && common)
          expected[kind] = (await hear(cast[kind], name, withOtherIds(inputs[at]))).code;
        else expected[kind] = expect.toBeOneOf(mayHear(method, row));
      }),
    );
    await ask(lawful, kept);
    expected[lawful] = row.hears ?? 'ok';
    for (const kind of kinds.filter((one) => inside.has(one))) {
      await ask(kind, await row.input(group));
      expected[kind] = atTheDoor(kind, method) ?? expect.toBeOneOf(mayHear(method, row));
    }
    expect(heard).toEqual(expected);
  });
});
