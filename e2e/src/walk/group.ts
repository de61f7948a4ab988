import { expect, type Page } from '@playwright/test';
import { goTo } from '../moves.ts';
import { joinCall } from '../callers.ts';
import { groupOf, signInOperator, type TestPerson } from '../person.ts';
import { castOf, walkIn, type Visit, type Walk } from './cast.ts';
import type { Look } from './looks.ts';
import { giveScene, speak } from './scene.ts';

interface Group {
  walk: Walk;
  look: Look;
  people: TestPerson[];
  chatId: Awaited<ReturnType<typeof groupOf>>;
  callId: Awaited<ReturnType<TestPerson['call']>> extends never ? never : string;
  page: Page;
  others: Page[];
}

/** Every state of a call of a group, for somebody who comes in, and for a guest. */
export const walkGroup = async (visit: Visit, look: Look): Promise<void> => {
  const operator = await signInOperator();
  await operator.call('desk.changeSettings', { callRecording: 'on' });
  const walk = walkIn(visit, look, 'group');
  const { take, press, word } = walk;
  const people = await castOf(look, 5);
  const [me, bob, carol, dan, emma] = people;
  const chatId = await groupOf(look.isKorean ? '제주도 여행 🍊' : 'Trip to Jeju 🍊', [
    bob!,
    me!,
    carol!,
    dan!,
    emma!,
  ]);
  await carol!.say(chatId, look.isKorean ? '다들 들어와요' : 'Come in, everybody');
  const path = `/chats/${chatId}`;
  const page = await walk.watch(me!, path);

  // One's own: whom it rings for, and waiting for the others.
  await press(page, look.isPhone ? 'Voice call' : 'Video call');
  await take(page, 'start');
  await page.getByText(word('People I pick'), { exact: true }).click();
  await take(page, 'start-pick');
  await press(page, 'Close');
  const first = await walk.other(bob!, path, { at: 1 });
  await first.getByRole('button', { name: 'Video call', exact: true }).first().click();
  await first.getByRole('dialog').getByRole('button', { name: 'Video call', exact: true }).click();
  const second = await walk.other(carol!, path, { at: 2, isSilent: true });
  await joinCall(second);
  await page
    .getByRole('button', { name: word('Join'), exact: true })
    .first()
    .waitFor();
  await take(page, 'live-bar');
  await goTo(page, '/chats');
  await take(page, 'live-in-list');
  await goTo(page, '/calls');
  await take(page, 'live-in-calls');
  await goTo(page, path);
  await press(page, 'Join');
  await page.locator('video').first().waitFor();
  await take(page, 'green-room');
  await press(page, 'Microphone, camera, speaker');
  await take(page, 'green-room-devices');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('Join'), exact: true })
    .click();
  await expect(page.locator('video')).toHaveCount(3, { timeout: 60_000 });
  await page.waitForTimeout(2_500);
  await take(page, 'gallery-3');
  const third = await walk.other(dan!, path, { at: 3, isSilent: true, refuses: { camera: 'NotFoundError' } });
  await joinCall(third);
  const call = (await bob!.call('calls.live', {})).calls.find((one) => one.chatId === chatId)!;
  const group: Group = {
    walk,
    look,
    people,
    chatId,
    callId: call.callId,
    page,
    others: [first, second, third],
  };
  await views(group);
  await things(group);
  await recording(group);
  await guest(group, visit);
  await removed(group);
};

/** Gallery, whoever speaks, pinned, a screen. */
const views = async ({ walk, look, people, page, others }: Group): Promise<void> => {
  const { take, press } = walk;
  const [first, second] = others as [Page, Page];
  await page.waitForTimeout(2_000);
  await take(page, 'gallery-4');
  const [, bob, carol] = people;
  const one = (await bob!.call('calls.live', {})).calls[0]!;
  await carol!.call('calls.hand', { chatId: one.chatId, callId: one.callId, up: true });
  await bob!.call('calls.react', { chatId: one.chatId, callId: one.callId, emoji: '👏' });
  await take(page, 'hand-and-reaction');
  await press(page, 'Whoever speaks large');
  await page.waitForTimeout(1_500);
  await take(page, 'speaker');
  await speak(first, 0);
  await speak(second, 0.3);
  await page.waitForTimeout(3_000);
  await take(page, 'speaker-second');
  await press(page, 'Everyone the same size');
  await speak(second, 0);
  await speak(first, 0.25);
  await press(page, 'Pin Bob');
  await page.waitForTimeout(800);
  await take(page, 'pinned');
  await press(page, 'Unpin');
  await first.getByRole('button', { name: 'Share screen', exact: true }).click();
  await page.waitForTimeout(3_500);
  await take(page, 'screen');
  await press(page, 'Back to chats, keep talking');
  await page.getByRole('log').waitFor();
  await take(page, 'screen-small');
  await walk.pressNamed(page, /통화로 돌아가기|Return to call/);
  await first.getByRole('button', { name: 'Stop sharing', exact: true }).click();
  if (look.isPhone) return;
  await press(page, 'Share screen');
  await page.waitForTimeout(2_000);
  await take(page, 'screen-mine');
  await press(page, 'Stop sharing');
};

/** Lists, menus and the small window. */
const things = async ({ walk, page }: Group): Promise<void> => {
  const { take, press, pressNamed } = walk;
  await pressNamed(page, /^(4 people in the call|4명 통화 중)$/);
  await take(page, 'people');
  await press(page, 'More for Bob');
  await take(page, 'person-menu');
  await page.keyboard.press('Escape');
  await press(page, 'Ring more people');
  await take(page, 'ring-more');
  await press(page, 'Close');
  await press(page, 'More');
  await take(page, 'more');
  await press(page, 'Close');
  await press(page, 'Reactions');
  await take(page, 'reactions');
  await press(page, 'Reactions');
  await press(page, 'Back to chats, keep talking');
  await page.getByRole('log').waitFor();
  await take(page, 'small-window');
  await pressNamed(page, /통화로 돌아가기|Return to call/);
};

/** Being asked, and being recorded. */
const recording = async ({ walk, people, chatId, callId, page, others }: Group): Promise<void> => {
  const { take, press, pressNamed } = walk;
  const [, bob] = people;
  const id = { chatId, callId: callId as never };
  await bob!.call('calls.record', { ...id, on: true });
  await page.getByRole('alertdialog').waitFor();
  await take(page, 'asks-to-record');
  await press(page, 'I agree');
  for (const other of others.slice(1)) await pressNamed(other, 'I agree');
  await page.waitForTimeout(4_000);
  await take(page, 'recorded');
  await pressNamed(page, /^(Not encrypted to the end|종단간 암호화 아님)$/);
  await take(page, 'recorded-trust');
  await press(page, 'Close');
  await bob!.call('calls.record', { ...id, on: false });
  await page.waitForTimeout(4_000);
  await take(page, 'recorded-no-more');
};

/** The same for somebody who has only a name. */
const guest = async ({ walk, look, people, chatId, page }: Group, visit: Visit): Promise<void> => {
  const { take, word } = walk;
  const { code } = await people[1]!.call('invites.set', { chatId, on: true, guests: true, renew: false });
  await walk.pressNamed(page, /^(4 people in the call|4명 통화 중)$/);
  await take(page, 'people-with-link');
  await walk.press(page, 'Close');
  const mover = await visit(null, { ...look.options, path: '/blank-for-media' });
  await giveScene(mover, { at: 2, isSilent: true });
  await mover.goto(`/i/${code}`);
  await mover.getByRole('button', { name: word('Come in with just a name') }).waitFor();
  await take(mover, 'guest-door');
  await mover.getByRole('button', { name: word('Come in with just a name') }).click();
  await mover.getByLabel(word('Name'), { exact: true }).fill(look.isKorean ? '이사 기사님' : 'Mover Kim');
  await take(mover, 'guest-name');
  await mover.getByRole('button', { name: word('Come in'), exact: true }).click();
  await mover
    .getByRole('button', { name: word('Join'), exact: true })
    .first()
    .waitFor();
  await take(mover, 'guest-room');
  await mover
    .getByRole('button', { name: word('Join'), exact: true })
    .first()
    .click();
  await mover
    .getByRole('dialog')
    .getByRole('button', { name: word('Join'), exact: true })
    .click();
  await mover.getByRole('button', { name: word('Hang up'), exact: true }).waitFor();
  await mover.waitForTimeout(5_000);
  await take(mover, 'guest-in-call');
  await take(page, 'with-guest');
  await walk.pressNamed(mover, word('Hang up'));
};

/** Taken out by a host. */
const removed = async ({ walk, people, chatId, callId, page, others }: Group): Promise<void> => {
  const [me, bob] = people;
  await bob!.call('calls.remove', { chatId, callId: callId as never, accountId: me!.id });
  await page
    .getByText(/A host removed you|방장이 통화에서/)
    .first()
    .waitFor();
  await walk.take(page, 'removed');
  await walk.press(page, 'Close');
  for (const other of others) await walk.pressNamed(other, 'Hang up');
  await page.waitForTimeout(2_000);
  await walk.take(page, 'record');
};
