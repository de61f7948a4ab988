import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { methods, type ChatId, type InputOf, type MethodName } from '@maru/contract';
import { startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { features } from './main.ts';
import type { House } from './platform/house.ts';
import { runJobNow } from './platform/jobs/index.ts';

/** Stands in every word that people write to each other here; nothing else has it. */
const mark = 'qzxmark';
let marked = 0;
const words = () => `${mark} ${++marked}`;

const logged: string[] = [];
let server: TestServer<House>;
let house: House;
let operator: TestPerson;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
const said = new Set<MethodName>();
const replies: string[] = [];

/** Calls a method with marked words; what was refused is what the operator of a proxy might see. */
const say = async <Name extends MethodName>(
  who: TestPerson,
  name: Name,
  input: InputOf<Name>,
): Promise<never> => {
  said.add(name);
  return (await who.call(name, input)) as never;
};

/** All that a refusal says; an answer is not one. */
const wordRefusal = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => '',
    (error: Error) => `${error.message} ${JSON.stringify(error)}`,
  );

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const details = () => ({
  title: words(),
  time: { allDay: false as const, from: inAnHour(), zone: 'Asia/Seoul' },
  place: { name: words() },
  note: words(),
});

const talk = async (): Promise<void> => {
  const { seq } = await say(alice, 'messages.send', { chatId, key: 'a', text: words() });
  await say(alice, 'messages.edit', { chatId, seq, text: words() });
  const fileId = await uploadFile(server.url, alice, {
    bytes: randomBytes(200),
    filename: `${words()}.bin`,
  } as never);
  await say(alice, 'messages.send', { chatId, key: 'b', text: words(), content: { type: 'file', fileId } });
  await say(bob, 'messages.send', {
    chatId,
    key: 'c',
    content: { type: 'place', latitude: 37, longitude: 127, name: words(), address: words() },
  });
  await say(bob, 'messages.send', {
    chatId,
    key: 'd',
    content: { type: 'contact', name: words(), phones: [words()], emails: [`${mark}@example.org`] },
  });
  await bob.call('messages.forward', { chatId, seqs: [seq], toChatIds: [chatId], key: 'e' });
  const later = await say(alice, 'later.schedule', { chatId, key: 'f', at: inAnHour(), text: words() });
  await say(alice, 'later.update', { id: (later as { message: { id: string } }).message.id, text: words() });
  await say(alice, 'search.messages', { query: words() });
};

/** What devices in a call say to each other, the host passes on and keeps nowhere. */
const callEachOther = async (): Promise<void> => {
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
  const start = { chatId: chat.id, key: 'call', kind: 'voice' } as const;
  const { callId } = (await alice.call('calls.start', start)).call;
  const call = { chatId: chat.id, callId };
  const socket = await alice.rawSocket();
  await bob.call('calls.join', call);
  await say(bob, 'calls.signal', { ...call, to: 'all', body: words() });
  await socket.nextSignal('call.signal');
  await bob.call('calls.leave', call);
  await expect(alice.call('calls.signal', { ...call, to: 'all', body: words() })).rejects.toThrow(
    'has ended',
  );
};

const makeThings = async (): Promise<void> => {
  const { poll } = await say(alice, 'polls.create', {
    chatId,
    key: 'p',
    question: words(),
    choices: [words(), words()],
    mayAdd: true,
  } as never);
  await say(bob, 'polls.addChoice', { chatId, id: (poll as { id: string }).id, text: words() } as never);
  const { event } = await say(alice, 'events.create', { chatId, key: 'ev', details: details() } as never);
  await say(alice, 'events.change', {
    chatId,
    id: (event as { id: string }).id,
    details: details(),
  } as never);
  const { list } = await say(alice, 'todos.create', {
    chatId,
    key: 't',
    title: words(),
    items: [{ text: words() }],
  } as never);
  const todo = { chatId, id: (list as { id: string }).id };
  await say(alice, 'todos.addItem', { ...todo, key: 'ti', item: { text: words() } } as never);
  await say(alice, 'todos.changeItem', { ...todo, item: 1, text: words() } as never);
  await say(alice, 'todos.rename', { ...todo, title: words() } as never);
  const { notice } = await say(alice, 'notices.set', { chatId, key: 'n', text: words() } as never);
  await say(alice, 'notices.edit', { chatId, id: (notice as { id: string }).id, text: words() } as never);
  const { post } = await say(alice, 'board.post', {
    chatId,
    key: 'bp',
    title: words(),
    text: words(),
  } as never);
  const board = { chatId, id: (post as { id: string }).id };
  await say(alice, 'board.edit', { ...board, title: words(), text: words() } as never);
  await say(bob, 'board.comment', { ...board, commentId: randomUUID(), text: words() } as never);
  const { album } = await say(alice, 'albums.create', { chatId, key: 'al', name: words() } as never);
  await say(alice, 'albums.change', { chatId, id: (album as { id: string }).id, name: words() } as never);
};

const keepNotes = async (): Promise<void> => {
  await say(alice, 'accounts.updateProfile', { status: words() });
  const more = { slot: 1, name: mark.slice(0, 40), status: words(), photo: null, cover: null };
  await say(alice, 'profiles.save', more as never);
  await alice.call('people.addFriend', { accountId: bob.id } as never);
  await say(alice, 'people.updateFriend', { accountId: bob.id, memo: words(), ownName: words() });
  await say(alice, 'chats.update', { chatId, name: words() });
  await say(alice, 'chats.updateSettings', { chatId, ownName: words() });
  await say(alice, 'folders.save', {
    folders: [{ id: randomUUID(), name: mark.slice(0, 12), chatIds: [chatId] }],
  } as never);
  await say(alice, 'notifications.updateSettings', { keywords: [mark] } as never);
};

/** What is not written from person to person: names and handles, secrets that are hashed, words to or of the operators. */
const notMessages = {
  'names by which people are found':
    'accounts.signUp accounts.checkHandle accounts.signIn accounts.upgradeGuest login.changeHandle people.find people.addFriend invites.joinAsGuest people.previewLink invites.preview invites.join login.addPasskey login.renamePasskey devices.rename',
  'secrets, kept hashed or not at all':
    'proof.give login.changePassword login.confirmTotp login.finishWithTotp login.finishWithRecoveryCode login.beginPasskeyStep login.finishWithPasskey login.signInWithPasskey approval.ask approval.look approval.wait approval.finish approval.beginQr approval.lookQr approval.finishQr approval.readQr approval.approveQr approval.refuseQr recovery.confirmMail recovery.look recovery.recover',
  'an address for recovery': 'recovery.setMail recovery.ask',
  'links, names and addresses of guardians':
    'guardians.askByMail guardians.look guardians.consent guardians.answerByMail',
  'written to the operators, or offered to everyone':
    'people.report secretChats.report stickers.make stickers.change stickers.store stickers.decide',
  'words of the operators': 'desk.changeSettings desk.findPeople desk.suspend consents.publish',
  'names of windows, places in a list, time zones, stickers of the app':
    'archive.start archive.startMine calls.list chats.list chats.listMembers chats.watch notifications.setAttention events.listMine birthdays.list stickers.add stickers.remove stickers.reorder stickers.favour',
} as const;

/** Has this input a text that anything can be written into? */
const holdsText = (schema: unknown): boolean => {
  if (typeof schema !== 'object' || schema === null) return false;
  const { type, format, pattern, enum: words, const: one } = schema as Record<string, unknown>;
  if (type === 'string' && !format && !pattern && !words && one === undefined) return true;
  return Object.values(schema).some(holdsText);
};

beforeAll(async () => {
  server = await startTestServer<House>({
    config: { logLevel: 'debug' },
    logTo: { write: (line) => void logged.push(line) },
  });
  house = server.house;
  operator = await server.person('Host_keeper');
  [alice, bob] = [await server.alice(), await server.bob()];
  said.add('chats.create');
  chatId = (await alice.call('chats.create', { memberIds: [bob.id], name: words() })).chat.id;
  const invited = await bob.call('chats.listInvitations', {}).catch(() => undefined);
  if ((invited as { invitations?: unknown[] } | undefined)?.invitations?.length)
    await bob.call('chats.answerInvitation', { chatId, accept: true });
  await talk();
  await callEachOther();
  await makeThings();
  await keepNotes();
  for (const feature of features) for (const job of feature.jobs ?? []) await runJobNow(house, job);
});
afterAll(() => server.stop());

it('every method that takes free text was called with marked words, or stands in the list of what is no message', () => {
  const taking = [...methods.values()]
    .filter(({ input }) => holdsText(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })))
    .map(({ name }) => name);
  const exempt = Object.values(notMessages).flatMap((names) => names.split(' '));
  expect(taking.toSorted()).toEqual([...new Set([...said, ...exempt])].toSorted());
  expect(exempt.filter((name) => said.has(name as MethodName))).toEqual([]);
});

it('the people themselves read it all', async () => {
  const history = JSON.stringify(await bob.call('messages.history', { chatId }));
  expect(history).toContain(mark);
});

describe('the operator finds no word', () => {
  it('in any answer of the desk', async () => {
    const asked = [...methods.keys()].filter((name) => name.startsWith('desk.')) as MethodName[];
    const inputs: Record<string, unknown> = {
      'desk.suspend': { accountId: bob.id, reason: 'x', endsAt: null },
      'desk.endSuspension': { accountId: bob.id },
      'desk.signOutEverywhere': { accountId: randomUUID() },
      'desk.settleReport': { id: randomUUID(), outcome: 'nothing' },
      'desk.changeSettings': { callsPercent: 200 },
    };
    for (const name of asked) {
      const answer = await operator
        .call(name, (inputs[name] ?? {}) as never)
        .catch((error: unknown) => ({ refused: String(error) }));
      expect({ name, answer: JSON.stringify(answer).includes(mark) }).toEqual({ name, answer: false });
    }
    const { people } = await operator.call('desk.findPeople', { query: mark });
    expect(people).toEqual([]);
  });

  it('by asking for chats, logs and files of others', async () => {
    const tries: [MethodName, unknown][] = [
      ['messages.history', { chatId }],
      ['logs.read', { log: `chat:${chatId}`, afterSeq: 0 }],
      ['logs.read', { log: `account:${alice.id}`, afterSeq: 0 }],
      ['chats.get', { chatId }],
      ['polls.list', { chatId }],
      ['board.list', { chatId }],
      ['files.list', { chatId }],
      ['search.messages', { query: mark, chatId }],
    ];
    for (const [name, input] of tries)
      await expect(operator.call(name, input as never)).rejects.toMatchObject({ code: expect.any(String) });
    expect(JSON.stringify(await operator.call('search.messages', { query: mark }))).not.toContain(mark);
  });

  it('in errors, neither in those of bad input nor in those of broken frames', async () => {
    for (const name of said) {
      for (const input of [
        { chatId, text: words(), unknownField: words() },
        { text: { deep: words() } },
        [words()],
      ])
        replies.push(await wordRefusal(alice.call(name, input as never)));
      const broken = await fetch(`${server.url}/api/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${alice.token}` },
        body: `{"text":"${words()}`,
      });
      replies.push(await broken.text());
    }
    expect(replies.filter((reply) => reply.includes(mark))).toEqual([]);
  });

  it('in the log, when the database itself stumbles over somebody’s words and quotes them', async () => {
    await house.db.query('alter table polls alter column question type integer using 0');
    await house.db.query('alter table later_messages add constraint never check (false) not valid');
    const poll = { chatId, key: 'bug', question: words(), choices: [words(), words()] };
    const broken = await alice.call('polls.create', poll as never).catch((error: { code: string }) => error);
    expect(broken).toMatchObject({ code: 'internal' });
    await alice
      .call('later.schedule', { chatId, key: 'bug', at: inAnHour(), text: words() })
      .catch((error: { code: string }) => expect(error.code).toBe('internal'));
    const incidents = logged.filter((line) => line.includes('incident'));
    expect(incidents.length).toBeGreaterThanOrEqual(2);
    expect(incidents.join('')).toContain('22P02');
    expect(JSON.stringify(broken)).not.toContain(mark);
    const { problems } = await operator.call('desk.health', {});
    expect(problems[0]).toMatchObject({ where: 'later.schedule' });
    expect(JSON.stringify(problems)).not.toContain(mark);
  });

  it('in the log at its most talkative, nor in the figures', async () => {
    expect(logged.filter((line) => line.includes(mark))).toEqual([]);
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    expect(figures).toContain('polls.create');
    expect(figures).not.toContain(mark);
  });
});

describe('in the database', () => {
  /** Every table in which a marked word can be read. */
  const findTables = async (): Promise<string[]> => {
    const { rows } = await house.db.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const hits = await house.db.query(`select 1 from "${name}" t where t::text like $1 limit 1`, [
        `%${mark}%`,
      ]);
      if (hits.rowCount) found.push(name);
    }
    return found;
  };

  it('words stand where docs/what-is-stored.md says, and in no job, no record and no figure', async () => {
    const found = await findTables();
    const page = await readFile(join(import.meta.dirname, '../../docs/what-is-stored.md'), 'utf8');
    const said = [...page.matchAll(/^\| `([a-z_]+)` +\|/gm)].map(([, name]) => name);
    expect(found.filter((name) => !said.includes(name))).toEqual([]);
    for (const name of [
      'archives',
      'audit_log',
      'host_settings',
      'sessions',
      'uploads',
      'reports',
      'vanishing',
    ])
      expect(found).not.toContain(name);
  });

  it('has no place for words in the tables of jobs', async () => {
    const { rows } = await house.db.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'character varying')
         and table_name in ('archives', 'digests', 'push_jobs', 'push_notices', 'push_heads', 'push_shown', 'vanishing', 'search_heads', 'suspensions')
       order by 1`,
    );
    expect(rows.map(({ column }) => column)).toEqual([
      'archives.chat_ids',
      'archives.kind',
      'archives.language',
      'archives.state',
      'archives.zone',
      'push_jobs.kind',
      'push_notices.friends',
      'push_notices.kind',
      'push_notices.matter',
      'suspensions.reason',
    ]);
  });
});
