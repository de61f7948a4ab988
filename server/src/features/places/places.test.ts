import type { ChatId } from '@maru/contract';
import { expectRefusal, movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>({
    clock,
    config: { mapTiles: 'https://tiles.example.org/{z}/{x}/{y}.png', mapAttribution: '© Maps' } as never,
  });
  [alice, bob] = [await server.alice(), await server.bob()];
  await bob.call('people.addFriend', { handle: 'alice' });
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id], name: 'trip' })).chat);
  for (const one of [alice, bob]) await agree(one);
});
afterAll(() => server.stop());

const agree = (who: TestPerson, what: 'given' | 'takenBack' = 'given') =>
  who.call('consents.answer', { subject: 'livePlace', version: 1, what });
const hallasan = { latitude: 33.3617, longitude: 126.5292 };
const seoul = { latitude: 37.5665, longitude: 126.978 };
const share = (who: TestPerson, key: string, minutes: 15 | 60 | 480 = 15) =>
  who.call('places.share', { chatId, key, minutes, ...hallasan });

describe('a place', () => {
  it('is sent as it is, and stands in history and in the list', async () => {
    const content = { type: 'place' as const, ...hallasan, name: ' 한라산 ', address: '제주' };
    await alice.call('messages.send', { chatId, key: 'place', content });
    const { messages } = await bob.call('messages.history', { chatId, limit: 1 });
    expect(messages[0]?.body['content']).toEqual({ ...content, name: '한라산' });
    const { chat } = await bob.call('chats.get', { chatId });
    expect(chat.lastMessage).toMatchObject({ text: '', hint: { type: 'place', name: '한라산' } });
    const far = { ...content, latitude: 91 };
    await expectRefusal(alice.call('messages.send', { chatId, key: 'far', content: far }), 'bad_input');
  });
});

describe('a place that moves', () => {
  it('is followed by the members, and ends by itself', async () => {
    const socket = await bob.rawSocket();
    const { seq } = await share(alice, 'live');
    expect((await share(alice, 'live')).seq).toBe(seq);
    expect((await bob.call('places.list', { chatId })).places).toMatchObject([{ seq, ...hallasan }]);
    expect(await alice.call('places.move', { ...seoul, accuracy: 12 })).toEqual({ sharing: 1 });
    expect((await socket.nextSignal('place.moved')).body).toMatchObject({ seq, ...seoul, accuracy: 12 });
    expect((await alice.call('places.mine', {})).places).toMatchObject([{ chatId, seq }]);
    clock.moveBy({ minutes: 16 });
    expect(await alice.call('places.move', hallasan)).toEqual({ sharing: 0 });
    expect((await bob.call('places.list', { chatId })).places).toEqual([]);
  });

  it('needs a consent, which is on record; taking it back ends all that is shared', async () => {
    await agree(alice, 'takenBack');
    const refusal = await expectRefusal(share(alice, 'unasked'), 'consent_needed');
    expect(refusal.details).toEqual({ consent: 'livePlace' });
    await agree(alice);
    const { seq } = await share(alice, 'asked', 60);
    const socket = await bob.rawSocket();
    await agree(alice, 'takenBack');
    expect((await socket.nextEntry('place.ended')).body).toEqual({ seq });
    expect((await bob.call('places.list', { chatId })).places).toEqual([]);
    const { records } = await alice.call('consents.list', {});
    const mine = records.filter(({ subject }) => subject === 'livePlace').map(({ what }) => what);
    expect(mine.slice(0, 2)).toEqual(['takenBack', 'given']);
    await agree(alice);
    await socket.close();
  });

  it('is ended by whoever shares it, or with its message', async () => {
    const { seq } = await share(alice, 'ended');
    const socket = await bob.rawSocket();
    await expectRefusal(bob.call('places.end', { chatId, seq }), 'message_not_found');
    await alice.call('places.end', { chatId, seq });
    expect((await socket.nextEntry('place.ended')).body).toEqual({ seq });
    await expectRefusal(alice.call('places.end', { chatId, seq }), 'message_not_found');
    const other = await share(alice, 'deleted');
    await alice.call('messages.delete', { chatId, seq: other.seq });
    expect((await bob.call('places.list', { chatId })).places).toEqual([]);
  });

  it('is forgotten when whoever shares it leaves', async () => {
    await share(bob, 'leaving', 480);
    await bob.call('chats.leave', { chatId });
    expect(await bob.call('places.move', seoul)).toEqual({ sharing: 0 });
    expect((await alice.call('places.list', { chatId })).places).toEqual([]);
  });

  it('is nobody’s outside of the chat', async () => {
    const eve = await server.person('eve');
    const { seq } = await share(alice, 'private');
    await expectRefusal(share(eve, 'eve'), 'chat_not_found');
    await expectRefusal(eve.call('places.list', { chatId }), 'chat_not_found');
    await expectRefusal(eve.call('places.end', { chatId, seq }), 'chat_not_found');
    expect(await eve.call('places.move', seoul)).toEqual({ sharing: 0 });
    expect((await eve.call('places.mine', {})).places).toEqual([]);
    for (const name of [
      'places.describeMap',
      'places.share',
      'places.move',
      'places.end',
      'places.list',
      'places.mine',
    ])
      await expectRefusal(server.call(name as 'places.mine', {} as never), 'not_signed_in');
  });
});

it('the map is drawn from what the operator named, for those who agree; and the page may ask there alone', async () => {
  expect(await alice.call('places.describeMap', {})).toEqual({ asks: true, maxZoom: 9 });
  await alice.call('consents.answer', { subject: 'map', version: 1, what: 'given' });
  expect(await alice.call('places.describeMap', {})).toEqual({
    tiles: 'https://tiles.example.org/{z}/{x}/{y}.png',
    attribution: '© Maps',
    maxZoom: 19,
  });
  await alice.call('consents.answer', { subject: 'map', version: 1, what: 'takenBack' });
  expect(await alice.call('places.describeMap', {})).not.toHaveProperty('tiles');
  const policy = (await fetch(`${server.url}/healthz`)).headers.get('content-security-policy');
  expect(policy).toContain("connect-src 'self' https://tiles.example.org");
});
