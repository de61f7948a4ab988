import type { AccountId, ChatId, SendContent } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { cleanLine, cleanMail, cleanPhone } from './card-rules.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
  carol = await server.person('Carol');
  chatId = (await alice.call('chats.create', { memberIds: [bob.id] })).chat.id;
});
afterAll(() => server.stop());

const send = (who: TestPerson, content: SendContent, where: ChatId = chatId) =>
  who.call('messages.send', { chatId: where, key: v7(), content });

const contentAt = async (who: TestPerson, seq: number) => {
  const { messages } = await who.call('messages.history', { chatId, aroundSeq: seq, limit: 3 });
  const line = messages.find((one) => one.seq === seq);
  return line?.kind === 'message.sent' && 'content' in line.body ? line.body.content : undefined;
};

describe('a profile card', () => {
  it('takes the name that the person has here', async () => {
    const { seq } = await send(alice, { type: 'profile', accountId: carol.id });
    expect(await contentAt(bob, seq)).toEqual({ type: 'profile', accountId: carol.id, name: 'Carol' });
  });

  it('of nobody, or of a guest, is refused; so is one that a guest sends', async () => {
    await expect(send(alice, { type: 'profile', accountId: v7() as AccountId })).rejects.toMatchObject({
      code: 'person_not_found',
    });
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'open', key: v7() });
    const { code } = await alice.call('invites.set', { chatId: chat.id, on: true, guests: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
    await expect(send(alice, { type: 'profile', accountId: guest.id })).rejects.toMatchObject({
      code: 'person_not_found',
    });
    await expect(send(guest, { type: 'profile', accountId: alice.id }, chat.id)).rejects.toMatchObject({
      code: 'person_not_found',
    });
  });

  it('cannot be sent by whoever is not in the chat', async () => {
    await expect(send(carol, { type: 'profile', accountId: bob.id })).rejects.toMatchObject({
      code: 'chat_not_found',
    });
  });
});

describe('a contact card', () => {
  it('comes through clean, each number and address once', async () => {
    const { seq } = await send(alice, {
      type: 'contact',
      name: ' Kim\u202e  Minji\n',
      phones: ['010-1234-5678', '010-1234-5678', 'call me', '+82 2 (123) 45<b>67'],
      emails: ['minji@example.org', 'nobody', 'a@b'],
    });
    expect(await contentAt(bob, seq)).toEqual({
      type: 'contact',
      name: 'Kim Minji',
      phones: ['010-1234-5678', '+82 2 (123) 4567'],
      emails: ['minji@example.org'],
    });
  });

  it('without a name that can be seen is refused', async () => {
    await expect(
      send(alice, { type: 'contact', name: ' \u200b', phones: [], emails: [] }),
    ).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('cannot be sent by whoever is not in the chat', async () => {
    await expect(send(carol, { type: 'contact', name: 'Kim', phones: [], emails: [] })).rejects.toMatchObject(
      { code: 'chat_not_found' },
    );
  });
});

it('cleans lines, numbers and addresses', () => {
  expect(cleanLine('a\u0000b\tc')).toBe('a b c');
  expect(cleanPhone('1')).toBeUndefined();
  expect(cleanPhone('tel:*123#')).toBe('*123#');
  expect(cleanMail('a@b.c,d@e.f')).toBeUndefined();
});
