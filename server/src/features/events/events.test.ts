import type { ChatId, EventDetails, InputOf } from '@maru/contract';
import { movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { remindOfEvents } from './remind.ts';
import { momentIn } from './rules.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chae: TestPerson;
let eve: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  [alice, bob] = [await server.alice(), await server.bob()];
  [chae, eve] = [await server.person('chaewon'), await server.person('eve')];
  for (const one of [bob, chae]) {
    await one.call('people.addFriend', { handle: 'alice' });
    await alice.call('people.addFriend', { accountId: one.id });
  }
  chatId = (await alice.call('chats.create', { memberIds: [bob.id, chae.id], name: 'Trip' })).chat.id;
});
afterAll(() => server.stop());

type Wish = InputOf<'events.create'>['details'];
const hour = 3_600_000;
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString();
const timed = (hours: number): EventDetails['time'] => ({
  allDay: false,
  from: inHours(hours),
  until: inHours(hours + 2),
  zone: 'Asia/Seoul',
});
let keys = 0;
const plan = (who: TestPerson, more: Partial<Wish> = {}, chat = chatId) =>
  who.call('events.create', {
    chatId: chat,
    key: `event-${++keys}`,
    details: { title: '저녁 약속', time: timed(24), ...more },
  });
const get = async (who: TestPerson, id: string) =>
  (await who.call('events.get', { chatId, ids: [id] })).events[0];
const guestOf = async (chat: ChatId): Promise<TestPerson> => {
  const link = await alice.call('invites.set', { chatId: chat, on: true, guests: true });
  return server.as(await server.call('invites.joinAsGuest', { code: link.code as string, name: 'Gus' }));
};

describe('making an event', () => {
  it('puts its card into the room with its maker going, and a retry makes no second one', async () => {
    const details = { title: '김포공항 집합', time: timed(30), place: { name: '3층' } };
    const first = await alice.call('events.create', { chatId, key: 'same', details });
    const again = await alice.call('events.create', { chatId, key: 'same', details });
    expect(again).toEqual(first);
    expect(first.event).toMatchObject({
      ...details,
      seq: first.seq,
      note: '',
      mine: 'going',
      answers: { going: { count: 1, first: [alice.id] }, maybe: { count: 0 }, not: { count: 0 } },
    });
    expect(await get(bob, first.event.id)).toMatchObject({ title: '김포공항 집합', mine: null });
  });

  it('is for members with an account', async () => {
    await expect(plan(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(plan(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
  });

  it('takes times that go forward, in a zone that there is', async () => {
    const wrong: EventDetails['time'][] = [
      { allDay: false, from: inHours(2), until: inHours(1), zone: 'Asia/Seoul' },
      { allDay: false, from: inHours(2), zone: 'Asia/Atlantis' },
      { allDay: true, from: '2026-12-06', until: '2026-12-05', zone: 'Asia/Seoul' },
      { allDay: true, from: '2026-12-01', until: '2027-12-05', zone: 'Asia/Seoul' },
      { allDay: true, from: '2026-02-30', until: '2026-02-30', zone: 'Asia/Seoul' },
    ];
    for (const time of wrong)
      await expect(plan(alice, { time })).rejects.toMatchObject({ code: 'bad_input' });
    await expect(plan(alice, { title: ' ' })).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('knows when a day begins in a zone, also where clocks change', () => {
    expect(momentIn('Asia/Seoul', '2026-12-05').toISOString()).toBe('2026-12-04T15:00:00.000Z');
    expect(momentIn('Europe/Berlin', '2026-03-29', 9).toISOString()).toBe('2026-03-29T07:00:00.000Z');
    expect(momentIn('Europe/Berlin', '2026-03-28', 9).toISOString()).toBe('2026-03-28T08:00:00.000Z');
    expect(momentIn('America/New_York', '2026-11-01').toISOString()).toBe('2026-11-01T04:00:00.000Z');
  });
});

describe('answering', () => {
  it('is live for all, counted exactly, and can be taken back', async () => {
    const { event } = await plan(alice);
    const socket = await alice.rawSocket();
    const answer = (who: TestPerson, said: 'going' | 'maybe' | 'not' | null) =>
      who.call('events.answer', { chatId, id: event.id, answer: said });
    expect((await answer(bob, 'maybe')).event).toMatchObject({ mine: 'maybe', rev: 2, mineRev: 2 });
    expect(await socket.nextEntry('event.answered')).toMatchObject({
      author: bob.id,
      body: { id: event.id, rev: 2, answer: 'maybe', answers: { maybe: { count: 1, first: [bob.id] } } },
    });
    await Promise.all([answer(bob, 'going'), answer(chae, 'going'), answer(alice, 'not')]);
    expect((await get(bob, event.id))?.answers).toMatchObject({ going: { count: 2 }, not: { count: 1 } });
    await answer(bob, null);
    expect(await get(bob, event.id)).toMatchObject({ mine: null, answers: { going: { count: 1 } } });
    const { guests } = await bob.call('events.listGuests', { chatId, id: event.id });
    expect(guests.map(({ person, answer: said }) => [person.id, said])).toEqual([
      [chae.id, 'going'],
      [alice.id, 'not'],
    ]);
  });

  it('is for those who see the card: guests too, but neither outsiders nor who came later', async () => {
    const { event } = await plan(alice);
    const said = { chatId, id: event.id, answer: 'going' as const };
    const which = { chatId, id: event.id };
    for (const ask of [
      eve.call('events.answer', said),
      eve.call('events.listGuests', which),
      eve.call('events.get', { chatId, ids: [event.id] }),
      eve.call('events.list', { chatId }),
      eve.call('events.file', which),
    ])
      await expect(ask).rejects.toMatchObject({ code: 'chat_not_found' });
    const late = await guestOf(chatId);
    await expect(late.call('events.answer', said)).rejects.toMatchObject({ code: 'event_not_found' });
    await expect(late.call('events.listGuests', which)).rejects.toMatchObject({ code: 'event_not_found' });
    await expect(late.call('events.file', which)).rejects.toMatchObject({ code: 'event_not_found' });
    expect((await late.call('events.list', { chatId })).events).toEqual([]);
    const { event: next } = await plan(alice);
    expect((await late.call('events.answer', { ...said, id: next.id })).event.mine).toBe('going');
  });
});

describe('changing', () => {
  it('is for the maker and for hosts, and told to all', async () => {
    const { event } = await plan(bob);
    const details = { title: '점심 약속', time: timed(48) };
    const change = (who: TestPerson) => who.call('events.change', { chatId, id: event.id, details });
    await expect(change(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(change(chae)).rejects.toMatchObject({ code: 'not_maker' });
    await expect(change(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    const socket = await chae.rawSocket();
    await change(alice);
    expect(await socket.nextEntry('event.changed')).toMatchObject({
      author: alice.id,
      body: { id: event.id, rev: 2, details: { title: '점심 약속' }, cancelled: false },
    });
    const cancel = (who: TestPerson) => who.call('events.cancel', { chatId, id: event.id });
    await expect(cancel(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(cancel(chae)).rejects.toMatchObject({ code: 'not_maker' });
    await expect(cancel(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    expect((await cancel(bob)).event.cancelled).toBe(true);
    await expect(change(bob)).rejects.toMatchObject({ code: 'event_cancelled' });
    await expect(chae.call('events.answer', { chatId, id: event.id, answer: 'going' })).rejects.toMatchObject(
      { code: 'event_cancelled' },
    );
  });

  it('ends with its card: nothing of it stays in the log', async () => {
    const { event, seq } = await plan(alice, { title: 'secret place' });
    await alice.call('events.change', {
      chatId,
      id: event.id,
      details: { title: 'secret hall', time: timed(3) },
    });
    await alice.call('messages.delete', { chatId, seq });
    expect(await get(bob, event.id)).toBeUndefined();
    const log = await bob.call('logs.read', { log: `chat:${chatId}`, afterSeq: seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
  });
});

describe('being reminded', () => {
  it('comes once, to those who come or may come', async () => {
    const { event } = await plan(alice, { remind: 10, time: timed(1) });
    const answer = (who: TestPerson, said: 'maybe' | 'not') =>
      who.call('events.answer', { chatId, id: event.id, answer: said });
    await answer(bob, 'maybe');
    await answer(chae, 'not');
    const [socket, quiet] = [await bob.rawSocket(), await chae.rawSocket()];
    await runJobNow(server.house, remindOfEvents);
    expect(socket.entries).toEqual([]);
    clock.moveBy({ minutes: 51 });
    await runJobNow(server.house, remindOfEvents);
    await runJobNow(server.house, remindOfEvents);
    expect(await socket.nextEntry('event.reminded')).toMatchObject({
      log: `account:${bob.id}`,
      body: { chatId, id: event.id, title: '저녁 약속', allDay: false },
    });
    await bob.call('messages.send', { chatId, key: 'after', text: 'after' });
    await quiet.nextEntry('message.sent');
    expect(socket.entries.filter((one) => one.kind === 'event.reminded')).toHaveLength(1);
    expect(quiet.entries.filter((one) => one.kind === 'event.reminded')).toEqual([]);
  });

  it('does not come long after the beginning, nor of what was called off', async () => {
    const { event } = await plan(alice, { remind: 0, time: timed(1) });
    const { event: off } = await plan(alice, { remind: 0, time: timed(1) });
    await alice.call('events.cancel', { chatId, id: off.id });
    const socket = await alice.rawSocket();
    clock.moveBy({ hours: 3 });
    await runJobNow(server.house, remindOfEvents);
    await alice.call('events.answer', { chatId, id: event.id, answer: 'not' });
    await socket.nextEntry('event.answered');
    expect(socket.entries.some((one) => one.kind === 'event.reminded')).toBe(false);
  });
});

describe('my calendar', () => {
  it('has what touches the days asked for, of all my chats and nobody else’s', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Other' });
    const day = (from: string, until: string): EventDetails['time'] => ({
      allDay: true,
      from,
      until,
      zone: 'Asia/Seoul',
    });
    const made = [
      await plan(alice, { title: 'long', time: day('2031-05-30', '2031-06-02') }),
      await plan(alice, { title: 'other room', time: day('2031-06-10', '2031-06-10') }, chat.id),
      await plan(alice, { title: 'later', time: day('2031-08-01', '2031-08-01') }),
    ];
    const { event: off } = await plan(alice, { title: 'off', time: day('2031-06-11', '2031-06-11') });
    await alice.call('events.cancel', { chatId, id: off.id });
    const june = { from: '2031-06-01', until: '2031-06-30', zone: 'Asia/Seoul' };
    const titles = async (who: TestPerson) =>
      (await who.call('events.listMine', june)).events.map(({ title }) => title);
    expect(await titles(bob)).toEqual(['long', 'other room']);
    expect(await titles(chae)).toEqual(['long']);
    expect(await titles(eve)).toEqual([]);
    await bob.call('messages.hide', { chatId, seqs: [made[0]!.seq] });
    expect(await titles(bob)).toEqual(['other room']);
    for (const wrong of [{ zone: 'Nowhere' }, { until: '2031-05-01' }, { until: '2033-06-30' }])
      await expect(bob.call('events.listMine', { ...june, ...wrong })).rejects.toMatchObject({
        code: 'bad_input',
      });
    expect((await bob.call('events.list', { chatId: chat.id })).events.map(({ id }) => id)).toEqual([
      made[1]!.event.id,
    ]);
  });

  it('is read by another program, one event at a time', async () => {
    const title = 'Dinner; with, "friends"\nand family';
    const { event } = await plan(alice, {
      title,
      time: { allDay: false, from: '2031-06-10T10:30:00.000Z', zone: 'Asia/Seoul' },
      place: { name: '성산, 한옥', latitude: 33.45, longitude: 126.93 },
      note: 'bring\nan umbrella 🌂',
      remind: 60,
    });
    const { name, text } = await bob.call('events.file', { chatId, id: event.id });
    expect(name).toMatch(/^Dinner.*\.ics$/);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const [component] = calendar.getAllSubcomponents('vevent');
    const parsed = new ICAL.Event(component);
    expect(parsed.uid).toBe(`${event.id}@maru`);
    expect(parsed.summary).toBe(title);
    expect(parsed.location).toBe('성산, 한옥');
    expect(parsed.description).toBe('bring\nan umbrella 🌂');
    expect(parsed.startDate.toJSDate().toISOString()).toBe('2031-06-10T10:30:00.000Z');
    expect(parsed.endDate.toJSDate().toISOString()).toBe('2031-06-10T11:30:00.000Z');
    expect(component?.getAllSubcomponents('valarm')).toHaveLength(1);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('can be subscribed to by an address that only I know, until I renew it', async () => {
    const dora = await server.person('dora');
    await dora.call('people.addFriend', { handle: 'alice' });
    await alice.call('people.addFriend', { accountId: dora.id });
    const { chat } = await alice.call('chats.create', { memberIds: [dora.id], name: 'Dora' });
    const soon = new Date(clock.now().getTime() + 9 * 24 * hour).toISOString().slice(0, 10);
    const time: EventDetails['time'] = { allDay: true, from: soon, until: soon, zone: 'Asia/Seoul' };
    expect(await dora.call('events.getAddress', {})).toEqual({ path: null });
    const { path } = await dora.call('events.setAddress', { on: true });
    const read = async (at: string | null) => fetch(`${server.url}${at}`);
    const nothing = new ICAL.Component(ICAL.parse(await (await read(path)).text()));
    expect(nothing.getAllSubcomponents('vevent')).toEqual([]);
    await plan(alice, { title: 'come', time }, chat.id);
    const { event: declined } = await plan(alice, { title: 'declined', time }, chat.id);
    await dora.call('events.answer', { chatId: chat.id, id: declined.id, answer: 'not' });
    const answer = await read(path);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const found = new ICAL.Component(ICAL.parse(await answer.text()))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
    expect(found.map(({ summary }) => summary)).toEqual(['come']);
    expect(found[0]?.startDate.isDate).toBe(true);
    expect(found[0]?.startDate.toString()).toBe(soon);
    const { path: fresh } = await dora.call('events.setAddress', { on: true });
    expect((await read(path)).status).toBe(404);
    expect((await read(fresh)).status).toBe(200);
    await dora.call('events.setAddress', { on: false });
    expect((await read(fresh)).status).toBe(404);
    expect((await read('/calendar/short.ics')).status).toBe(404);
    const guest = await guestOf(chatId);
    await expect(guest.call('events.setAddress', { on: true })).rejects.toMatchObject({
      code: 'not_for_guests',
    });
    await expect(guest.call('events.getAddress', {})).rejects.toMatchObject({ code: 'not_for_guests' });
  });
});
