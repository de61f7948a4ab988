import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatId, DigestSettings } from '@maru/contract';
import {
  patience,
  startTestServer,
  stillClock,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { House } from '../../../platform/house.ts';
import { sendDigests } from './send-digests.ts';

const clock = stillClock();
const hour = 3_600_000;
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
let chatId: ChatId;
let groupId: ChatId;

/** Goes on to the next moment at which it is this hour in UTC, a day at least. */
const goToHour = (of: number): void => {
  const later = clock.now().getTime() + 24 * hour;
  const midnight = Math.floor(later / (24 * hour)) * 24 * hour;
  const at = midnight + of * hour;
  clock.moveBy({ ms: (at < later ? at + 24 * hour : at) - clock.now().getTime() });
};
/** The next ten o'clock of a Monday. */
const goToMonday = (): void => {
  do goToHour(10);
  while (clock.now().getUTCDay() !== 1);
};

const folder = () => join(server.house.config.dataDir, 'mails');
const mails = async (): Promise<Email[]> => {
  const names = (await readdir(folder()).catch((): string[] => [])).toSorted();
  return Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(folder(), name)))));
};
let seen = 0;
/** The digests that came since it was last asked. */
const newMails = async (): Promise<Email[]> => {
  const all = await mails();
  return all.slice(seen, (seen = all.length));
};
const runJobNow = async () => {
  await sendDigests.run(server.house);
  return newMails();
};
const headerOf = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value;

let said = 0;
const say = (to: ChatId = chatId, more: object = {}) =>
  alice.call('messages.send', { chatId: to, key: `m${++said}`, text: 'a secret word', ...more });
const choose = (digest: Partial<DigestSettings>, who: TestPerson = bob) =>
  who.call('notifications.updateSettings', {
    digest: { every: 'day', names: false, zone: 'UTC', language: 'en', ...digest },
  });

const giveMail = async (person: TestPerson, name: string): Promise<void> => {
  await person.call('proof.give', { way: 'password', password: testPassword });
  await person.call('recovery.setMail', { address: `${name}@example.org`, language: 'en' });
  const mail = await vi.waitFor(async () => {
    const found = (await mails()).find(({ to }) => to?.[0]?.address === `${name}@example.org`);
    expect(found).toBeDefined();
    return found as Email;
  }, patience);
  const token = /confirm-mail#(\S+)/.exec(mail.text ?? '')?.[1] as string;
  await server.call('recovery.confirmMail', { token });
};

const makeGroup = async (name: string): Promise<ChatId> => {
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name });
  await bob.call('chats.answerInvitation', { chatId: chat.id, accept: true }).catch(() => undefined);
  return chat.id;
};

beforeAll(async () => {
  server = await startTestServer<House>({
    clock,
    config: { smtpUrl: 'folder', publicUrl: 'https://maru.example' },
  });
  [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('Carol')];
  chatId = (await alice.call('chats.create', { memberIds: [bob.id] })).chat.id;
  groupId = await makeGroup('Hikers');
  await giveMail(bob, 'bob');
  await choose({});
  goToMonday();
  await newMails();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => server.stop());

describe('a mail about what was missed', () => {
  it('says how much came in how many chats, and neither who nor what', async () => {
    await say();
    await say();
    await say(groupId);
    clock.moveBy({ minutes: 1 });
    const [mail, ...more] = await runJobNow();
    expect(more).toEqual([]);
    expect(mail?.to?.[0]?.address).toBe('bob@example.org');
    expect(mail?.subject).toBe('Maru: 3 unread messages');
    expect(mail?.text).toContain('Hello @bob');
    expect(mail?.text).toContain('3 messages came in 2 chats.');
    expect(mail?.text).not.toMatch(/secret|Alice|Hikers/);
    expect(mail?.html).toBeUndefined();
  });

  it('comes once for a day, however often and by how many the job is run', async () => {
    clock.moveBy({ minutes: 1 });
    await say();
    expect(await runJobNow()).toEqual([]);
    goToHour(9);
    await Promise.all([sendDigests.run(server.house), sendDigests.run(server.house)]);
    const [mail, ...more] = await newMails();
    expect(more).toEqual([]);
    // What was told of yesterday is not told again.
    expect(mail?.subject).toBe('Maru: 1 unread message');
  });

  it('does not come at night, for nothing new, nor to somebody who was here', async () => {
    goToHour(9);
    expect(await runJobNow()).toEqual([]);
    await say();
    goToHour(3);
    expect(await runJobNow()).toEqual([]);
    clock.moveBy({ hours: 6 });
    const socket = await bob.rawSocket();
    expect(await runJobNow()).toEqual([]);
    await socket.close();
    expect(await runJobNow()).toEqual([]);
    for (const id of [chatId, groupId]) {
      const { lastSeq } = (await bob.call('chats.get', { chatId: id })).chat;
      await bob.call('chats.markRead', { chatId: id, seq: lastSeq });
    }
    goToHour(9);
    expect(await runJobNow()).toEqual([]);
  });

  it('leaves out what is muted or in the quiet box, and rings for mentions alone where that was chosen', async () => {
    const [muted, quiet, called] = [await makeGroup('M'), await makeGroup('Q'), await makeGroup('C')];
    const far = '9999-12-31T00:00:00.000Z';
    await bob.call('chats.updateSettings', { chatId: muted, mutedUntil: far });
    await bob.call('chats.updateSettings', { chatId: quiet, quiet: true });
    await bob.call('chats.updateSettings', { chatId: called, notify: 'mentions' });
    clock.moveBy({ minutes: 1 });
    for (const id of [muted, quiet, called]) await say(id);
    goToHour(9);
    expect(await runJobNow()).toEqual([]);
    await say(called, { text: '@Bob look', mentions: [{ accountId: bob.id, at: 0, length: 4 }] });
    expect((await runJobNow())[0]?.text).toContain('1 message came in 1 chat.');
  });

  it('names those who wrote for whoever wants that, as they are called there, in their language', async () => {
    await choose({ names: true, language: 'ko' });
    goToHour(9);
    await say();
    const [mail] = await runJobNow();
    expect(mail?.subject).toBe('Maru: 안 읽은 메시지가 1개 있어요');
    expect(mail?.text).toContain('보낸 사람: Alice님');
    expect(mail?.text).not.toContain('secret');
    await choose({});
  });

  it('comes on Mondays for whoever wants one a week', async () => {
    await choose({ every: 'week' });
    do goToHour(9);
    while (clock.now().getUTCDay() === 1);
    await say();
    expect(await runJobNow()).toEqual([]);
    goToMonday();
    expect(await runJobNow()).toHaveLength(1);
    await choose({});
  });
});

describe('a mail that does not go', () => {
  it('is tried again when the server did not take it', async () => {
    goToHour(9);
    await say();
    const deliver = vi.spyOn(server.house.mail, 'deliver').mockResolvedValueOnce(false);
    expect(await runJobNow()).toEqual([]);
    clock.moveBy({ minutes: 20 });
    expect(await runJobNow()).toEqual([]);
    expect(deliver).toHaveBeenCalledTimes(1);
    clock.moveBy({ minutes: 11 });
    expect(await runJobNow()).toHaveLength(1);
  });

  it('is not sent again by whoever comes after a process that died over it', async () => {
    goToHour(9);
    await say();
    vi.spyOn(server.house.mail, 'deliver').mockRejectedValueOnce(new Error('the power is gone'));
    await expect(runJobNow()).rejects.toThrow('power');
    clock.moveBy({ hours: 2 });
    expect(await runJobNow()).toEqual([]);
    goToHour(9);
    expect(await runJobNow()).toHaveLength(1);
  });

  it('goes to nobody without a confirmed address, who chose none, or who is kept out', async () => {
    const direct = (await alice.call('chats.create', { memberIds: [carol.id] })).chat.id;
    await choose({}, carol);
    goToHour(9);
    await say(direct);
    expect(await runJobNow()).toEqual([]);
    await giveMail(carol, 'carol');
    await choose({ every: 'never' }, carol);
    await newMails();
    goToHour(9);
    expect(await runJobNow()).toEqual([]);
    await server.house.db.query(
      "insert into suspensions (account_id, reason, by_id, at) values ($1, 'x', $1, now())",
      [bob.id],
    );
    await say();
    expect(await runJobNow()).toEqual([]);
    await server.house.db.query('delete from suspensions');
    expect(await runJobNow()).toHaveLength(1);
  });
});

describe('the link to unsubscribe', () => {
  const every = async () => (await bob.call('notifications.get', {})).settings.digest.every;
  const linkIn = (mail: Email | undefined): string =>
    `${server.url}${new URL(/<(.*)>/.exec(headerOf(mail as Email, 'list-unsubscribe') ?? '')?.[1] as string).pathname}`;

  it('is offered to mail programs, asks when it is opened, and needs no session', async () => {
    goToHour(9);
    await say();
    const [mail] = await runJobNow();
    expect(headerOf(mail as Email, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = linkIn(mail);
    expect(mail?.text).toContain(new URL(link).pathname);
    const page = await (await fetch(link)).text();
    expect(page).toContain('Stop the mails');
    expect(await every()).toBe('day');
    const press = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(link, press)).status).toBe(200);
    expect(await every()).toBe('never');
    expect((await fetch(link, press)).status).toBe(200);
    expect(await (await fetch(link)).text()).toContain('No more');
    await choose({});
  });

  it('is worth nothing when it is changed, of somebody else, or more than a year old', async () => {
    goToHour(9);
    await say();
    const link = linkIn((await runJobNow())[0]);
    const other = link.replace(bob.id, carol.id);
    for (const wrong of [other, `${link}x`, link.replace(/\.[^.]*$/, '.'), `${server.url}/api/unsubscribe/x`])
      expect((await fetch(wrong, { method: 'POST' })).status).toBe(404);
    clock.moveBy({ days: 401 });
    expect((await fetch(link, { method: 'POST' })).status).toBe(404);
  });
});
