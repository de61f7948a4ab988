import type { ViewportSize } from '@playwright/test';
import { callingBrowser } from '../src/callers.ts';
import { findFaults } from '../src/find-faults.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { giveMedia, type Colour } from '../src/media-people.ts';
import { openChat } from '../src/moves.ts';
import { directChat, groupOf, signUpFriends } from '../src/person.ts';

test.use({ launchOptions: callingBrowser });

const phone: ViewportSize = { width: 390, height: 844 };

/** Gives a page that stands nowhere yet a voice, and goes to where the journey begins. */
const begin = async (page: Page, colour: Colour, path: string): Promise<Page> => {
  await giveMedia(page, colour);
  await page.goto(path);
  return page;
};

test('a call from the room: it rings, is answered, goes small, ends, and stands in the chat and the list @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const blank = { path: '/blank-for-media', isOwn: true };
  const mine = await begin(await visit(alice!, blank), 'red', '/chats');
  const theirs = await begin(await visit(bob!, { ...blank, viewport: phone }), 'blue', '/friends');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Friends' })).toBeVisible();

  await openChat(mine, 'Bob');
  await mine.getByRole('button', { name: 'Voice call', exact: true }).click();
  const call = mine.getByRole('dialog', { name: 'Call: Bob' });
  await expect(call.getByText('Ringing…')).toBeVisible();
  const incoming = theirs.getByRole('alertdialog', { name: 'Alice, Voice call' });
  expect(await findFaults(theirs)).toEqual([]);
  await incoming.getByRole('button', { name: 'Answer with voice' }).click();
  await expect(call.getByRole('timer')).toHaveText(/00:0\d/);
  expect(await findFaults(mine)).toEqual([]);

  // The keys of a call are heard while nothing lies over it.
  await mine.keyboard.press('m');
  await expect(call.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await expect(theirs.getByText('Muted')).toBeVisible();
  await mine.keyboard.press('Escape');
  await expect(call).toBeHidden();
  const bar = mine.getByRole('region', { name: 'Call: Bob' });
  await expect(mine.getByRole('log').getByRole('button', { name: /Voice call.*Go to call/ })).toBeVisible();
  await bar.getByRole('button', { name: /Return to call/ }).click();
  await call.getByRole('button', { name: 'Hang up' }).click();

  await expect(mine.getByRole('log').getByRole('button', { name: /Voice call.*Call again/ })).toBeVisible();
  await theirs.getByRole('button', { name: 'Close' }).click();
  await theirs.getByRole('link', { name: 'Calls' }).click();
  await expect(theirs.getByRole('link', { name: /Alice.*Voice call/ })).toBeVisible();

  // A call that nobody takes counts at the place of calls, until it has been seen.
  await theirs.getByRole('link', { name: 'Friends' }).click();
  const missed = await alice!.call('calls.start', { chatId, key: 'missed', kind: 'voice' });
  await expect(incoming).toBeVisible();
  await alice!.call('calls.leave', { chatId, callId: missed.call.callId });
  await expect(incoming).toBeHidden();
  await theirs.getByRole('link', { name: /1 missed call/ }).click();
  await expect(theirs.getByRole('link', { name: /Alice.*Missed call/ })).toBeVisible();
});

test('whoever is in another call is not rung, and the caller is told at once; a call that rings lies over what is open @desktop', async ({
  visit,
}) => {
  const [alice, bob, carol] = await signUpFriends('Alice', 'Bob', 'Carol');
  const chatId = await directChat(alice!, bob!);
  const elsewhere = await groupOf('Elsewhere', [bob!, carol!]);
  const { call } = await bob!.call('calls.start', { chatId: elsewhere, key: 'busy', kind: 'voice' });
  const mine = await begin(
    await visit(alice!, { path: '/blank-for-media', isOwn: true }),
    'red',
    `/chats/${chatId}`,
  );
  await mine.getByRole('button', { name: 'Voice call', exact: true }).click();
  await expect(mine.getByRole('dialog').getByText('In another call')).toBeVisible();
  await bob!.call('calls.leave', { chatId: elsewhere, callId: call.callId });
  // Bob calls back while that still stands there: the card can be pressed.
  const back = await bob!.call('calls.start', { chatId, key: 'back', kind: 'voice' });
  await mine.getByRole('alertdialog').getByRole('button', { name: 'Decline' }).click();
  await expect(mine.getByRole('alertdialog')).toBeHidden();
  await expect
    .poll(async () => (await bob!.call('calls.get', { chatId, callId: back.call.callId })).call.ended?.why)
    .toBe('declined');
});
