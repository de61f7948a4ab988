import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountId, ChatId } from '@maru/contract';
import { expectRefusal, movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bringFile, files } from '../files/index.ts';
import type { House, Job } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { sendDue } from './send-due.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  [alice, bob] = [await server.alice(), await server.bob()];
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id] })).chat);
});
afterAll(() => server.stop());

const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000).toISOString();

const schedule = (key: string, at: string, text = key) =>
  alice.call('later.schedule', { chatId, key, at, text }).then(({ message }) => message);

const textsOf = async () =>
  (await bob.call('messages.history', { chatId })).messages.flatMap((line) => line.body.text ?? []);

describe('a message that is sent later', () => {
  it('waits for its moment, then goes once, to everyone, at the time it is sent', async () => {
    const device = await alice.rawSocket();
    const { id } = await schedule('birthday', inMinutes(10), '생일 축하해!');
    expect((await device.nextEntry('later.changed')).body).toMatchObject({ message: { id } });
    await runJobNow(server.house, sendDue);
    expect(await textsOf()).not.toContain('생일 축하해!');
    clock.moveBy({ minutes: 11 });
    await Promise.all([
      runJobNow(server.house, sendDue),
      alice.call('later.sendNow', { id }).catch(() => {}),
    ]);
    await runJobNow(server.house, sendDue);
    expect((await textsOf()).filter((text) => text === '생일 축하해!')).toHaveLength(1);
    expect((await device.nextEntry('later.gone')).body).toEqual({ id });
    expect((await alice.call('later.list', {})).messages).toEqual([]);
  });

  it('is kept once however often it is asked for', async () => {
    const at = inMinutes(30);
    const [one, two] = [await schedule('again', at), await schedule('again', at)];
    expect(two.id).toBe(one.id);
    await alice.call('later.cancel', { id: one.id });
    await alice.call('later.cancel', { id: one.id });
    expect((await alice.call('later.list', {})).messages).toEqual([]);
  });

  it('can be changed, and sent at once', async () => {
    const { id } = await schedule('draft', inMinutes(60));
    const at = inMinutes(90);
    const { message } = await alice.call('later.update', { id, at, text: 'better', silent: true });
    expect(message).toMatchObject({ id, at, text: 'better', silent: true });
    await alice.call('later.sendNow', { id });
    const { messages } = await bob.call('messages.history', { chatId, limit: 1 });
    expect(messages[0]?.body).toMatchObject({ text: 'better', silent: true });
  });

  it('needs a moment within a year, and something to say', async () => {
    await expectRefusal(schedule('past', inMinutes(-10)), 'moment_not_possible');
    await expectRefusal(schedule('far', inMinutes(60 * 24 * 366)), 'moment_not_possible');
    await expectRefusal(schedule('empty', inMinutes(5), ''), 'message_empty');
  });

  it('that is refused when its moment comes waits for its sender, who hears why', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'short' });
    const { message } = await alice.call('later.schedule', {
      chatId: chat.id,
      key: 'too-late',
      at: inMinutes(5),
      text: 'anyone?',
    });
    await alice.call('chats.leave', { chatId: chat.id });
    clock.moveBy({ minutes: 6 });
    await runJobNow(server.house, sendDue);
    const { messages } = await alice.call('later.list', {});
    expect(messages).toMatchObject([{ id: message.id, failed: 'chat_not_found' }]);
    await alice.call('later.cancel', { id: message.id });
  });

  it('keeps its files until it has gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maru-later-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'note');
    await writeFile(path, 'for later');
    const { id: fileId } = await bringFile(server.house, alice.id as AccountId, {
      path,
      name: 'note.txt',
      as: 'file',
    });
    await alice.call('later.schedule', {
      chatId,
      key: 'with-file',
      at: inMinutes(60 * 24 * 3),
      content: { type: 'file', fileId },
    });
    clock.moveBy({ days: 2 });
    const cleanUp = files.jobs?.find(({ name }) => name === 'files.cleanUp') as Job;
    await runJobNow(server.house, cleanUp);
    clock.moveBy({ days: 1, minutes: 1 });
    await runJobNow(server.house, sendDue);
    const { messages } = await bob.call('messages.history', { chatId, limit: 1 });
    expect(messages[0]?.body['content']).toMatchObject({ type: 'file', file: { name: 'note.txt' } });
  });

  it('is the matter of its sender alone, and of chats they are in', async () => {
    const { id } = await schedule('mine', inMinutes(20));
    const eve = await server.person('eve');
    for (const other of [bob, eve]) {
      await expectRefusal(other.call('later.update', { id, text: 'x' }), 'later_not_found');
      await expectRefusal(other.call('later.sendNow', { id }), 'later_not_found');
      await other.call('later.cancel', { id });
      expect((await other.call('later.list', {})).messages).toEqual([]);
    }
    expect((await alice.call('later.list', {})).messages).toHaveLength(1);
    await expectRefusal(
      eve.call('later.schedule', { chatId, key: 'k', at: inMinutes(5), text: 'hi' }),
      'chat_not_found',
    );
    for (const name of ['later.list', 'later.schedule', 'later.update', 'later.sendNow', 'later.cancel'])
      await expectRefusal(server.call(name as 'later.list', {} as never), 'not_signed_in');
  });
});
