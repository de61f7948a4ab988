import { limits, methods } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

let server: TestServer;
let alice: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ config: { logLevel: 'silent' } });
  alice = await server.alice();
});
afterAll(() => server.stop());

const openBare = () =>
  new Promise<WebSocket>((done, failed) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/gateway`);
    socket.once('open', () => done(socket)).once('error', failed);
  });

const closeOf = (socket: WebSocket) =>
  new Promise<number>((done) => socket.once('close', (code) => done(code)));

const stillServes = async () => {
  await expect(alice.call('accounts.me', {})).resolves.toMatchObject({ handle: 'alice' });
};

describe('before a hello', () => {
  it.each([
    '',
    'hello',
    '[]',
    'null',
    '42',
    '"x"',
    '{',
    '{"hello":1}',
    '{"hello":{"token":5}}',
    '{"id":1,"call":"accounts.me"}',
    '{"hello":{},"more":1}',
  ])('closes a socket that says %j', async (text) => {
    const socket = await openBare();
    const closed = closeOf(socket);
    socket.send(text);
    expect([4001, 4002]).toContain(await closed);
  });

  it('closes a socket with a token nobody has', async () => {
    const socket = await openBare();
    const closed = closeOf(socket);
    socket.send(JSON.stringify({ hello: { token: 'nobody' } }));
    expect(await closed).toBe(4001);
  });

  it('refuses a second hello while the first is being answered', async () => {
    const socket = await openBare();
    const closed = closeOf(socket);
    socket.send(JSON.stringify({ hello: { token: alice.token } }));
    socket.send(JSON.stringify({ hello: { token: alice.token } }));
    socket.send('{"ping":1}');
    const first = await Promise.race([
      closed,
      new Promise((done) => socket.once('message', (data: Buffer) => done(JSON.parse(data.toString())))),
    ]);
    expect(first).toBeDefined();
    socket.terminate();
    await stillServes();
  });
});

describe('a socket that says nothing', () => {
  it('is closed after a while, and one that said hello is not', async () => {
    const impatient = await startTestServer({ helloMs: 300 });
    try {
      const carol = await impatient.person('carol');
      const polite = await carol.rawSocket();
      const silent = new WebSocket(`${impatient.url.replace('http', 'ws')}/gateway`);
      expect(await closeOf(silent)).toBe(4002);
      await new Promise((done) => setTimeout(done, 500));
      await expect(polite.call('accounts.me', {})).resolves.toMatchObject({ handle: 'carol' });
    } finally {
      await impatient.stop();
    }
  });
});

describe('after a hello', () => {
  it('answers what is not JSON, binary, too deep or of wrong types with a refusal, and goes on', async () => {
    const socket = await alice.rawSocket();
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    for (const frame of [
      'not json',
      '[1]',
      '{"id":1}',
      '{"id":{},"call":"x"}',
      '{"id":1,"call":7}',
      '{"ping":"x"}',
      `{"id":1,"call":"accounts.me","input":${deep}}`,
    ]) {
      socket.sendText(frame);
      const { refusal } = await socket.next<{ refusal: { code: string } }>(
        (one: { refusal?: unknown }) => one.refusal !== undefined,
      );
      expect(refusal.code).toBe('bad_frame');
    }
    await expect(socket.call('accounts.me', {})).resolves.toMatchObject({ handle: 'alice' });
  });

  it('closes on a frame past the limit', async () => {
    const socket = await alice.rawSocket();
    const closed = socket.closed();
    socket.sendText(
      JSON.stringify({ id: 1, call: 'messages.send', input: { text: 'x'.repeat(limits.frameBytes) } }),
    );
    expect(await closed).toBe(1009);
    await stillServes();
  });

  it('refuses methods that are not there', async () => {
    await expect(alice.call('nothing.here' as 'accounts.me', {})).rejects.toMatchObject({
      code: 'unknown_method',
    });
    await expect(alice.call('__proto__' as 'accounts.me', {})).rejects.toMatchObject({
      code: 'unknown_method',
    });
  });

  it('does nothing more for a session that has signed out', async () => {
    const carol = await server.person('carol');
    const socket = await carol.rawSocket();
    const closed = socket.closed();
    await carol.call('accounts.signOut', {});
    expect(await closed).toBe(4001);
    await expect(carol.call('accounts.me', {})).rejects.toMatchObject({ code: 'not_signed_in' });
    const again = await openBare();
    const closedAgain = closeOf(again);
    again.send(JSON.stringify({ hello: { token: carol.token } }));
    expect(await closedAgain).toBe(4001);
  });
});

describe('generated input', () => {
  /** `FUZZ_RUNS=100000` looks longer than a test run of every day does. */
  const fuzzRuns = Number(process.env.FUZZ_RUNS ?? 1_200);
  const value = fc.oneof(
    fc.anything({ maxDepth: 3, withNullPrototype: false }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('00000000-0000-7000-8000-000000000000', -1, 1e308, 2 ** 60, '\u0000', '\ud800', {
      accountId: null,
    }),
  );
  const names = [...methods.keys()];
  /** After these, everything else would be refused. */
  const ending = new Set<string>([
    'accounts.signOut',
    'accounts.signUp',
    'accounts.signIn',
    'accounts.renewSession',
    'approval.freeze',
    'farewell.leave',
    'login.changePassword',
  ]);

  /** Mostly the fields the method knows, with values it may or may not know. */
  const inputFor = (name: string) => {
    const { input } = methods.get(name) as unknown as { input: { shape?: Record<string, unknown> } };
    const shape = input.shape ?? {};
    const fields = Object.fromEntries(Object.keys(shape).map((field) => [field, value]));
    return fc.oneof(
      { weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) },
      { weight: 1, arbitrary: value },
    );
  };

  it('never makes a bug of any input to any method', { timeout: 60_000 + fuzzRuns * 10 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...names.filter((name) => !ending.has(name)))
          .chain((name) => fc.tuple(fc.constant(name), inputFor(name))),
        async ([name, input]) => {
          const body = JSON.stringify(input) ?? '';
          const answer = await fetch(`${server.url}/api/${name}`, {
            method: 'POST',
            body,
            headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
          });
          const said = (await answer.json()) as { ok: boolean; refusal?: { code: string } };
          expect(said.refusal?.code, `${name} ${body}`).not.toBe('internal');
        },
      ),
      { numRuns: fuzzRuns },
    );
    expect((await alice.call('accounts.me', {})).id).toBe(alice.id);
  });

  it('keeps of any text what can be kept', async () => {
    const bob = await server.bob();
    const { chat } = await alice.call('chats.create', { name: 'a\u0000b\ud800c', memberIds: [bob.id] });
    expect(chat.name).toBe('ab\ufffdc');
    const backslashed = 'a \\u0000 and \\\\ud800, 😀';
    const answer = await fetch(`${server.url}/api/chats.update`, {
      method: 'POST',
      body: JSON.stringify({ chatId: chat.id, name: backslashed }).replace('😀', '\\ud83d\\ude00'),
      headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ ok: true });
    expect((await alice.call('chats.get', { chatId: chat.id })).chat.name).toBe(backslashed);
    expect(await alice.call('desk.findPeople', { query: '\u0000' })).toMatchObject({
      people: expect.any(Array),
    });
  });

  it('survives any frame', async () => {
    const socket = await alice.rawSocket();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string({ maxLength: 200 }),
          fc
            .record({
              id: value,
              call: fc.oneof(fc.constantFrom(...names.filter((name) => !ending.has(name))), fc.string()),
              input: value,
            })
            .map((frame) => JSON.stringify(frame) ?? ''),
        ),
        async (frame) => {
          socket.sendText(frame);
        },
      ),
      { numRuns: 600 },
    );
    await expect(socket.call('accounts.me', {})).resolves.toMatchObject({ id: alice.id });
  });
});
