import { expect, type Page } from '@playwright/test';
import { createClient } from '@maru/client';
import { goTo } from '../moves.ts';
import { directChat, groupOf, hostUrl, password, personOf, type TestPerson } from '../person.ts';
import { callHere, castOf, walkIn, type Visit, type Walk } from './cast.ts';
import type { Look } from './looks.ts';

interface Two {
  walk: Walk;
  look: Look;
  people: TestPerson[];
  chatId: Awaited<ReturnType<typeof directChat>>;
  page: Page;
  right: Page;
}

/** Every state of a call between two, from the first ring to the list of calls. */
export const walkTwo = async (visit: Visit, look: Look): Promise<void> => {
  const walk = walkIn(visit, look, 'two');
  const people = await castOf(look, 4);
  const [me, bob, carol] = people;
  const chatId = await directChat(me!, bob!);
  const quiet = await directChat(me!, carol!);
  await bob!.say(chatId, look.isKorean ? '이따 전화할까?' : 'Shall we talk later?');
  await me!.say(chatId, look.isKorean ? '좋아, 지금 걸게' : 'Sure, calling you now');
  const page = await walk.watch(me!, `/chats/${quiet}`);
  // Nobody is at home there: it is not answered, after a while.
  await callHere(walk, page, 'Voice call');
  await page.getByRole('button', { name: walk.word('Cancel'), exact: true }).waitFor();
  await walk.take(page, 'calling');
  await isOver(walk, page);
  await walk.take(page, 'no-answer');
  await walk.press(page, 'Close');
  await goTo(page, `/chats/${chatId}`);
  const right = await walk.other(bob!, `/chats/${chatId}`, { at: 1 });
  const two: Two = { walk, look, people, chatId, page, right };
  await ringOut(two);
  await ringIn(two);
  await talk(two);
  await film(two);
  await afterwards(two);
  await handOver(two, visit);
};

/** Waits for the last screen of a call that did not come about. */
const isOver = ({ word }: Walk, page: Page): Promise<void> =>
  page.getByRole('button', { name: word('Call again'), exact: true }).waitFor({ timeout: 70_000 });

/** Calls that I begin and that do not come about. */
const ringOut = async ({ walk, people, page, right }: Two): Promise<void> => {
  const { take, press } = walk;
  const [, bob, carol, dan] = people;
  await callHere(walk, page, 'Voice call');
  await right.getByRole('button', { name: 'Decline', exact: true }).waitFor();
  await take(page, 'ringing');
  await right.getByRole('button', { name: 'Decline', exact: true }).click();
  await isOver(walk, page);
  await take(page, 'declined');
  await press(page, 'Close');
  const elsewhere = await groupOf('Elsewhere', [bob!, carol!, dan!]);
  const { call } = await bob!.call('calls.start', { chatId: elsewhere, key: 'busy', kind: 'voice' });
  await callHere(walk, page, 'Video call');
  await isOver(walk, page);
  await take(page, 'busy');
  await press(page, 'Close');
  await bob!.call('calls.leave', { chatId: elsewhere, callId: call.callId });
  await callHere(walk, page, 'Video call');
  await right.getByRole('button', { name: 'Decline', exact: true }).waitFor();
  await take(page, 'ringing-video');
  await press(page, 'Cancel');
  await take(page, 'cancelled');
  await expect(right.getByRole('button', { name: 'Decline', exact: true })).toBeHidden();
};

/** Calls that come to me. */
const ringIn = async ({ walk, look, people, chatId, page }: Two): Promise<void> => {
  const { take, press } = walk;
  const [, bob] = people;
  const first = await bob!.call('calls.start', { chatId, key: 'in-voice', kind: 'voice' });
  await page.getByRole('alertdialog').waitFor();
  await take(page, 'incoming-voice');
  await press(page, look.isPhone ? 'Reply with a message' : 'Reply');
  await take(page, 'quick-reply');
  await press(page, 'Back');
  await bob!.call('calls.leave', { chatId, callId: first.call.callId });
  await expect(page.getByRole('alertdialog')).toBeHidden();
  const second = await bob!.call('calls.start', { chatId, key: 'in-video', kind: 'video' });
  await page.getByRole('alertdialog').waitFor();
  await take(page, 'incoming-video');
  await bob!.call('calls.leave', { chatId, callId: second.call.callId });
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await take(page, 'records-missed');
};

/** A call with voices, and what one can do in it. */
const talk = async ({ walk, look, chatId, people, page, right }: Two): Promise<void> => {
  const { take, press, pressNamed, word } = walk;
  await callHere(walk, page, 'Voice call');
  await right.getByRole('button', { name: 'Answer with voice' }).click();
  await page.getByRole('timer').first().waitFor();
  await take(page, 'voice');
  await pressNamed(right, 'Mute');
  await press(page, 'Mute');
  await take(page, 'voice-muted');
  await press(page, 'Unmute');
  await press(page, 'Reactions');
  await take(page, 'reactions');
  const [call] = (await people[1]!.call('calls.live', {})).calls;
  await people[1]!.call('calls.react', { chatId, callId: call!.callId, emoji: '❤️' });
  await take(page, 'reacted');
  await press(page, 'Reactions');
  await press(page, 'More');
  await take(page, 'more');
  await press(page, 'Continue on another device');
  await take(page, 'more-hand-over');
  if (!look.isPhone) {
    await press(page, 'Keyboard');
    await take(page, 'keyboard');
    await press(page, 'Close');
    await press(page, 'More');
  }
  await press(page, 'Microphone, camera, speaker');
  await take(page, 'devices');
  await press(page, 'Close');
  await pressNamed(page, word('End-to-end encrypted'));
  await take(page, 'trust');
  await press(page, 'Close');
  await pressNamed(page, /^(2 people in the call|2명 통화 중)$/);
  await take(page, 'people');
  await pressNamed(page, /^(Add people|사람 추가하기)/);
  await take(page, 'add-people');
  await press(page, 'Close');
  await press(page, 'Back to chats, keep talking');
  await page.getByRole('log').waitFor();
  await take(page, 'bar-room');
  await goTo(page, '/chats');
  await take(page, 'bar-chats');
  await goTo(page, `/chats/${chatId}`);
  await pressNamed(page, /통화로 돌아가기|Return to call/);
  await pressNamed(right, 'Unmute');
};

/** The same call, with pictures. */
const film = async ({ walk, look, page, right }: Two): Promise<void> => {
  const { take, press, pressNamed } = walk;
  await press(page, 'Turn camera on');
  await take(page, 'film-only-mine');
  await pressNamed(right, 'Turn camera on');
  await expect(page.locator('video')).toHaveCount(2);
  await page.mouse.move(200, 300);
  await page.waitForTimeout(1_500);
  await page.mouse.move(210, 310);
  await take(page, 'film');
  await page.waitForTimeout(5_000);
  await take(page, 'film-calm');
  await pressNamed(right, 'Mute');
  await take(page, 'film-they-muted');
  await pressNamed(right, 'Unmute');
  await press(page, 'Swap the pictures');
  await take(page, 'film-swapped');
  await press(page, 'Swap the pictures');
  await press(page, 'Back to chats, keep talking');
  await page.getByRole('log').waitFor();
  await take(page, 'small-window');
  await goTo(page, '/chats');
  await take(page, 'small-window-chats');
  await pressNamed(page, /통화로 돌아가기|Return to call/);
  if (!look.isPhone) await ownWindow(walk, page);
};

/** The window over all programs, where this browser has it. */
const ownWindow = async ({ take, press, pressNamed, word }: Walk, page: Page): Promise<void> => {
  await page.mouse.move(200, 300);
  const button = page.getByRole('button', { name: word('In a small window over everything') });
  if (!(await button.isVisible())) return;
  const opened = page
    .context()
    .waitForEvent('page', { timeout: 10_000 })
    .catch(() => undefined);
  await press(page, 'In a small window over everything');
  const own = await opened;
  await take(page, 'beside-own-window');
  if (own) {
    await own.waitForTimeout(1_000);
    await take(own, 'own-window');
  }
  await pressNamed(page, /통화로 돌아가기|Return to call/);
};

/** What stands in the chat and in the place of calls when it is over. */
const afterwards = async ({ walk, chatId, page, right }: Two): Promise<void> => {
  const { take, press, pressNamed } = walk;
  await press(page, 'Hang up');
  await take(page, 'ended');
  await goTo(page, `/chats/${chatId}`);
  await page.getByRole('log').waitFor();
  await expect(page.locator('video')).toHaveCount(0);
  await page.waitForTimeout(3_000);
  await take(page, 'records');
  await pressNamed(right, 'Close').catch(() => {});
  await goTo(page, '/calls');
  await take(page, 'history');
};

/** The call goes from another device of mine to this one, and from this one to another. */
const handOver = async ({ walk, look, people, chatId, page, right }: Two, visit: Visit): Promise<void> => {
  const { take, press } = walk;
  const [me] = people;
  await me!.call('approval.setAsked', { on: false });
  const { handle } = me!;
  const tablet = personOf(
    await createClient({ url: hostUrl() }).callOverHttp('accounts.signIn', { handle, password }),
  );
  await goTo(page, `/chats/${chatId}`);
  await callHere(walk, page, 'Voice call');
  await right.getByRole('button', { name: 'Answer with voice' }).click();
  await page.getByRole('timer').first().waitFor();
  const there = await walkIn(visit, look, 'two').watch(tablet, `/chats/${chatId}`);
  await there.getByRole('button', { name: walk.word('Move here') }).waitFor();
  await take(there, 'on-other-device');
  await press(there, 'Move here');
  await there.getByRole('timer').first().waitFor();
  await take(there, 'moved-here');
  await take(page, 'taken');
};
