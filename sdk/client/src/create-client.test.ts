import type { Entry } from '@maru/contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from './create-client.ts';
import { LineLostError, RefusalError } from './errors.ts';
import type { ClientOptions } from './options.ts';
import { createFakeLine, createFakeTimers, entryAt } from './testing/fake-line.ts';

let line: ReturnType<typeof createFakeLine>;
let timers: ReturnType<typeof createFakeTimers>;
const chatId = '0190b5a0-0000-7000-8000-000000000001' as never;
const message = { chatId, key: 'k1', text: 'hi' };

const connect = (options: Partial<ClientOptions> = {}) => {
  const client = createClient({
    url: 'https://host',
    token: 't',
    WebSocket: line.WebSocket,
    timers,
    ...options,
  });
  client.connect();
  line.open();
  return client;
};

beforeEach(() => {
  line = createFakeLine();
  timers = createFakeTimers();
});

it('says hello with token, epoch and cursors', () => {
  connect({ epoch: 'e1', cursors: { 'chat:a': 12 } });
  expect(line.sent()[0]).toEqual({ hello: { token: 't', epoch: 'e1', cursors: { 'chat:a': 12 } } });
});

it('a call waits for the welcome and is answered', async () => {
  const client = connect();
  const answer = client.call('messages.send', message);
  expect(line.calls('messages.send')).toHaveLength(0);
  line.welcome();
  const [frame] = line.calls('messages.send');
  line.say({ id: frame!['id'], ok: true, output: { seq: 3, at: 'now' } });
  await expect(answer).resolves.toEqual({ seq: 3, at: 'now' });
});

it('a refusal carries its code and details', async () => {
  const client = connect();
  line.welcome();
  const answer = client.call('messages.send', message);
  const refusal = { code: 'too_many_calls', message: 'slow', details: { retryAfterMs: 5 } };
  line.say({ id: line.calls('messages.send')[0]!['id'], ok: false, refusal });
  await expect(answer).rejects.toMatchObject({ code: 'too_many_calls', details: { retryAfterMs: 5 } });
  await expect(answer).rejects.toBeInstanceOf(RefusalError);
});

it('a repeatable call is sent again with the same key after the line was lost', async () => {
  const client = connect();
  line.welcome();
  const answer = client.call('messages.send', message);
  line.drop();
  await timers.pass(20_000);
  expect(line.count()).toBe(2);
  line.open();
  line.welcome();
  const [frame] = line.calls('messages.send');
  expect(frame).toMatchObject({ input: { key: 'k1' } });
  line.say({ id: frame!['id'], ok: true, output: { seq: 1, at: '' } });
  await expect(answer).resolves.toMatchObject({ seq: 1 });
});

it('a call that must not be repeated is given up with the line', async () => {
  const client = connect();
  line.welcome();
  const answer = client.call('chats.answerInvitation', { chatId, accept: true });
  line.drop();
  await expect(answer).rejects.toBeInstanceOf(LineLostError);
});

it('moves when the host asks, after a random while, and keeps what is asked meanwhile', async () => {
  const seqs: number[] = [];
  const client = connect({ cursors: { 'chat:a': 1 }, onEntry: ({ seq }) => seqs.push(seq) });
  line.welcome();
  line.say({ move: { withinMs: 10_000 } });
  line.say({ entry: entryAt(2) });
  await timers.pass(4_999);
  expect(line.count()).toBe(1);
  await timers.pass(1);
  expect(line.count()).toBe(2);
  const answer = client.call('chats.answerInvitation', { chatId, accept: true });
  line.open();
  expect(line.sent()[0]).toMatchObject({ hello: { cursors: { 'chat:a': 2 } } });
  line.welcome();
  line.say({ id: line.calls('chats.answerInvitation')[0]!['id'], ok: true, output: {} });
  await expect(answer).resolves.toEqual({});
  expect(seqs).toEqual([2]);
});

it('waits for answers before it moves, also to what must not be asked twice; what is asked then goes to the other line', async () => {
  const client = connect();
  line.welcome();
  const first = client.call('chats.answerInvitation', { chatId, accept: true });
  const { id } = line.calls('chats.answerInvitation')[0]!;
  line.say({ move: { withinMs: 2_000 } });
  await timers.pass(1_500);
  const second = client.call('chats.answerInvitation', { chatId, accept: false });
  expect(line.calls('chats.answerInvitation')).toHaveLength(1);
  expect(line.count()).toBe(1);
  line.say({ id, ok: true, output: { first: true } });
  await expect(first).resolves.toEqual({ first: true });
  expect(line.count()).toBe(2);
  line.open();
  line.welcome();
  line.say({ id: line.calls('chats.answerInvitation')[0]!['id'], ok: true, output: {} });
  await expect(second).resolves.toEqual({});
});

it('does not wait for an answer for ever before it moves', async () => {
  const client = connect();
  line.welcome();
  const answer = client.call('messages.send', message);
  line.say({ move: { withinMs: 0 } });
  await timers.pass(0);
  expect(line.count()).toBe(1);
  await timers.pass(5_000);
  expect(line.count()).toBe(2);
  line.open();
  line.welcome();
  line.say({ id: line.calls('messages.send')[0]!['id'], ok: true, output: { seq: 1, at: '' } });
  await expect(answer).resolves.toMatchObject({ seq: 1 });
});

it('a signed-out session is not tried again, and what waits is refused', async () => {
  const states: string[] = [];
  const client = connect({ onState: (state) => states.push(state) });
  line.welcome();
  const answer = client.call('messages.send', message);
  line.drop(4001);
  await expect(answer).rejects.toMatchObject({ code: 'not_signed_in' });
  await timers.pass(60_000);
  expect(line.count()).toBe(1);
  expect(states.at(-1)).toBe('signedOut');
});

it('an account that an operator keeps out is not tried again, and what waits is refused with that', async () => {
  const client = connect();
  line.welcome();
  const answer = client.call('messages.send', message);
  line.drop(4006);
  await expect(answer).rejects.toMatchObject({ code: 'account_suspended' });
  await expect(client.call('accounts.me', {})).rejects.toMatchObject({ code: 'account_suspended' });
  await timers.pass(60_000);
  expect(line.count()).toBe(1);
  expect(client.state).toBe('keptOut');
});

it('waits longer after each failed try, and not at all when woken', async () => {
  const client = connect();
  line.drop();
  expect(client.state).toBe('waiting');
  client.wake();
  expect(line.count()).toBe(2);
  line.drop();
  await timers.pass(150);
  line.drop();
  await timers.pass(150);
  expect(line.count()).toBe(3);
  await timers.pass(150);
  expect(line.count()).toBe(4);
});

it('notices a dead line', async () => {
  connect();
  line.welcome();
  await timers.pass(25_000);
  expect(line.sent().at(-1)).toEqual({ ping: 1 });
  await timers.pass(10_000);
  expect(line.count()).toBe(1);
  await timers.pass(1_000);
  expect(line.count()).toBe(2);
});

it('a pong keeps the line', async () => {
  connect();
  line.welcome();
  await timers.pass(25_000);
  line.say({ pong: 1 });
  await timers.pass(20_000);
  expect(line.count()).toBe(1);
});

it('drops its cursors when the epoch has changed', () => {
  const onEpochChanged = vi.fn<(epoch: string) => void>();
  const onEntry = vi.fn<(entry: Entry) => void>();
  connect({ epoch: 'e1', cursors: { 'chat:a': 12 }, onEpochChanged, onEntry });
  line.welcome('e2');
  expect(onEpochChanged).toHaveBeenCalledWith('e2');
  line.say({ entry: entryAt(3) });
  expect(onEntry).toHaveBeenCalledOnce();
});

it('fills a hole through the gateway before what comes after it', async () => {
  const seqs: number[] = [];
  connect({ cursors: { 'chat:a': 1 }, onEntry: (entry) => seqs.push(entry.seq) });
  line.welcome();
  line.say({ entry: entryAt(2) });
  line.say({ entry: entryAt(5) });
  await timers.pass(100);
  const [frame] = line.calls('logs.read');
  expect(frame).toMatchObject({ input: { log: 'chat:a', afterSeq: 2 } });
  line.say({
    id: frame!['id'],
    ok: true,
    output: { entries: [3, 4, 5].map((seq) => entryAt(seq)), lastSeq: 5 },
  });
  await timers.pass(0);
  await Promise.resolve();
  expect(seqs).toEqual([2, 3, 4, 5]);
});

it('methods of anyone go over HTTP', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(
    async () => new Response('{"ok":true,"output":{"free":true,"valid":true}}'),
  );
  const client = connect({ fetch });
  await expect(client.call('accounts.checkHandle', { handle: 'a' })).resolves.toMatchObject({ free: true });
  expect(fetch).toHaveBeenCalledWith('https://host/api/accounts.checkHandle', expect.anything());
});

it('reads what was missed of a log that was tracked while the hello was on its way', async () => {
  const seqs: number[] = [];
  const client = connect({ cursors: { 'chat:a': 1 }, onEntry: (entry) => seqs.push(entry.seq) });
  client.track('chat:b' as never, 7);
  line.welcome();
  const asked = line.calls('logs.read').map((frame) => frame['input']);
  expect(asked).toMatchObject([{ log: 'chat:b', afterSeq: 7 }]);
  line.say({
    id: line.calls('logs.read')[0]!['id'],
    ok: true,
    output: { entries: [entryAt(8, 'chat:b')], lastSeq: 8 },
  });
  await timers.pass(0);
  await Promise.resolve();
  expect(seqs).toEqual([8]);
});

describe('the secret of a session', () => {
  const dayMs = 86_400_000;
  const welcomeWith = (renewAt: string) =>
    line.say({
      welcome: {
        account: { id: 'me' },
        session: 's',
        epoch: 'e1',
        accountSeq: 0,
        at: '2026-01-01T00:00:00Z',
        version: '1',
        renewAt,
      },
    });
  const answering = () => {
    let count = 1;
    return vi.fn<typeof globalThis.fetch>(
      async () => new Response(JSON.stringify({ ok: true, output: { token: `t${++count}` } })),
    );
  };

  it('is renewed when the host says so, and then once a day; the new one is kept and used', async () => {
    const [fetch, onToken] = [answering(), vi.fn<(token: string) => void>()];
    const client = connect({ fetch, onToken });
    welcomeWith('2026-01-01T10:00:00Z');
    await timers.pass(10 * 3_600_000);
    expect(fetch).not.toHaveBeenCalled();
    await timers.pass(60_000);
    expect(onToken.mock.calls).toEqual([['t2']]);
    line.drop();
    client.wake();
    line.open();
    expect(line.sent()[0]).toMatchObject({ hello: { token: 't2' } });
    await timers.pass(dayMs + 60_000);
    expect(onToken.mock.calls).toEqual([['t2'], ['t3']]);
    client.close();
    await timers.pass(3 * dayMs);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('is tried again where the line was lost, and left alone where nobody would keep the new one', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Promise.reject(new Error('no line')));
    connect({ fetch, onToken: () => {} });
    welcomeWith('2025-12-31T00:00:00Z');
    await timers.pass(16 * 60_000);
    expect(fetch).toHaveBeenCalledTimes(2);
    const other = answering();
    connect({ fetch: other });
    welcomeWith('2025-12-31T00:00:00Z');
    await timers.pass(3 * dayMs);
    expect(other).not.toHaveBeenCalled();
  });
});
