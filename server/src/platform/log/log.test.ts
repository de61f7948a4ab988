import type { AccountId, Entry, LogName } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { accountLog, chatLog } from './index.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
});
afterAll(() => server.stop());

const newChat = async () => {
  const dora = await server.person(`friend${v7().slice(-6)}`);
  const { chat } = await alice.call('chats.create', { memberIds: [dora.id] });
  return { id: chat.id, log: chatLog(chat.id), friend: dora };
};

const entry = (log: LogName, text: string, key: string = v7()) => ({
  log,
  key,
  author: alice.id as AccountId,
  kind: 'message.sent',
  body: { text },
  counts: true,
});

describe('order', () => {
  it('numbers entries 1, 2, 3 … without holes, whoever appends at the same time', async () => {
    const { log } = await newChat();
    const { house } = server;
    const before = await house.log.lastSeq(log);
    const many = Array.from({ length: 400 }, (_, index) =>
      index % 10 === 0
        ? house.db.transaction((tx) => house.log.appendIn(tx, [entry(log, `in ${index}`)]))
        : house.log.append(entry(log, `${index}`)),
    );
    await Promise.all(many);
    const read = await house.log.read(log, before, 500);
    expect(read.map((one) => one.seq)).toEqual(Array.from({ length: 400 }, (_, index) => before + index + 1));
    expect(await house.log.lastSeq(log)).toBe(before + 400);
  });

  it('keeps the order in which one sender sent', async () => {
    const { log } = await newChat();
    const placed = await Promise.all(
      Array.from({ length: 100 }, (_, index) => server.house.log.append(entry(log, `${index}`))),
    );
    expect(placed.map((one) => one.seq)).toEqual(placed.map((one) => one.seq).toSorted((a, b) => a - b));
  });

  it('does not deadlock when changes touch the same logs in different orders', async () => {
    const { house } = server;
    const [one, two] = [await newChat(), await newChat()];
    const logs = [one.log, two.log, accountLog(alice.id), accountLog(bob.id)];
    const work = Array.from({ length: 60 }, (_, index) => {
      const turned = index % 2 ? logs : logs.toReversed();
      return house.db.transaction((tx) =>
        house.log.appendIn(
          tx,
          turned.map((log) => entry(log, `${index}`)),
        ),
      );
    });
    await expect(Promise.all(work)).resolves.toHaveLength(60);
  });
});

describe('once', () => {
  it('stores the same key of the same author once and gives the first place back', async () => {
    const { log } = await newChat();
    const first = await server.house.log.append(entry(log, 'first', 'k'));
    const again = await server.house.log.append(entry(log, 'second', 'k'));
    expect(again).toMatchObject({ seq: first.seq, repeated: true });
    expect((await server.house.log.find(log, alice.id, 'k'))?.bodyJson).toContain('first');
  });

  it('also when both arrive in the same group, or through a transaction at the same time', async () => {
    const { log } = await newChat();
    const { house } = server;
    const wishes = Array.from({ length: 20 }, (_, index) =>
      index % 5
        ? house.log.append(entry(log, 'x', 'same'))
        : house.db.transaction(async (tx) => (await house.log.appendIn(tx, [entry(log, 'x', 'same')]))[0]),
    );
    const results = await Promise.allSettled(wishes);
    const seqs = new Set(results.flatMap((one) => (one.status === 'fulfilled' ? [one.value?.seq] : [])));
    expect(seqs.size).toBe(1);
    const stored = (await house.log.read(log, 0, 500)).filter((one) => one.key === 'same');
    expect(stored).toHaveLength(1);
  });

  it('lets two authors use the same key', async () => {
    const { log } = await newChat();
    const mine = await server.house.log.append(entry(log, 'a', 'shared'));
    const theirs = await server.house.log.append({ ...entry(log, 'b', 'shared'), author: bob.id });
    expect(theirs.seq).toBe(mine.seq + 1);
  });

  it('answers a retry before any rule runs: also after the sender was taken out', async () => {
    const carol = await server.person('carol');
    await carol.call('people.addFriend', { accountId: alice.id });
    const { chat } = await alice.call('chats.create', { memberIds: [carol.id], name: 'Group' });
    const sent = await carol.call('messages.send', { chatId: chat.id, key: 'retry', text: 'hello' });
    await alice.call('chats.removeMember', { chatId: chat.id, accountId: carol.id });
    await expect(
      carol.call('messages.send', { chatId: chat.id, key: 'retry', text: 'hello' }),
    ).resolves.toEqual(sent);
    await expect(
      carol.call('messages.send', { chatId: chat.id, key: 'fresh', text: 'hello' }),
    ).rejects.toMatchObject({ code: 'chat_not_found' });
  });
});

describe('delivered', () => {
  it('reaches every connected reader, in order, once', async () => {
    const { id, friend } = await newChat();
    const reader = await friend.rawSocket();
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        alice.call('messages.send', { chatId: id, key: `m${index}`, text: `${index}` }),
      ),
    );
    await reader.next(
      (frame: { entry?: Entry }) =>
        frame.entry?.key !== undefined &&
        reader.entries.filter((one) => one.kind === 'message.sent').length === 200,
    );
    const seqs = reader.entries.filter((one) => one.log === chatLog(id)).map((one) => one.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  it('serves what was missed from a cursor, then goes on live, with nothing lost or doubled while others write', async () => {
    const { id, log, friend } = await newChat();
    const total = 1_200;
    const writing = (async () => {
      for (let at = 0; at < total; at += 40) {
        await Promise.all(
          Array.from({ length: 40 }, (_, index) =>
            server.house.log.append(entry(log, `${at + index}`, `w${at + index}`)),
          ),
        );
      }
    })();
    await new Promise((done) => setTimeout(done, 30));
    const reader = await friend.rawSocket({ cursors: { [log]: 1 } });
    await reader.next((frame: { caughtUp?: unknown }) => frame.caughtUp !== undefined);
    await writing;
    const last = await server.house.log.lastSeq(log);
    const deadline = Date.now() + 5_000;
    while ((reader.entries.at(-1)?.seq ?? 0) < last && Date.now() < deadline)
      await new Promise((done) => setTimeout(done, 10));
    expect(reader.entries.filter((one) => one.log === log).map((one) => one.seq)).toEqual(
      Array.from({ length: last - 1 }, (_, index) => index + 2),
    );
    expect(id).toBeTruthy();
  });

  it('does not use cursors of another epoch', async () => {
    const { log, friend } = await newChat();
    const reader = await friend.rawSocket({ cursors: { [log]: 0 }, epoch: 'of another database' });
    await reader.call('accounts.me', {});
    expect(reader.entries).toEqual([]);
  });
});

describe('bounded', () => {
  it('disconnects a reader that takes nothing in, and serves it in full when it returns', async () => {
    const { id, log, friend } = await newChat();
    const slow = await friend.rawSocket();
    slow.pause();
    const text = 'x'.repeat(9_000);
    let closedBy: number | undefined;
    void slow.closed().then((code) => (closedBy = code));
    for (let round = 0; round < 300 && server.house.live.connectionsOf(friend.id).length > 0; round++) {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          alice.call('messages.send', { chatId: id, key: `s${round}.${index}`, text }),
        ),
      );
    }
    expect(server.house.live.connectionsOf(friend.id).length).toBe(0);
    expect(closedBy === undefined || closedBy > 1_000).toBe(true);
    const back = await friend.rawSocket({ cursors: { [log]: 1 } });
    await back.next((frame: { caughtUp?: unknown }) => frame.caughtUp !== undefined);
    expect(back.entries.at(-1)?.seq).toBe(await server.house.log.lastSeq(log));
  });
});

describe('logs.read', () => {
  it('never says that a log has come further than a reader could have read', async () => {
    const { log, friend } = await newChat();
    const { house } = server;
    const { lastSeq } = house.log;
    const before = await lastSeq(log);
    // Somebody commits while the page is being read, as close to its end as it can come.
    house.log.lastSeq = async (asked) => {
      if (asked === log) await house.log.append(entry(log, 'meanwhile'));
      return lastSeq(asked);
    };
    try {
      const page = await friend.call('logs.read', { log, afterSeq: before });
      expect(page.lastSeq).toBe(before + 1);
      expect(page.entries.map((one) => one.seq)).toEqual([before + 1]);
    } finally {
      house.log.lastSeq = lastSeq;
    }
  });
});
