import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { expectInOrder, field, goTo, message, say } from '../src/moves.ts';
import { directChat, groupOf, signUpFriends } from '../src/person.ts';

test('a message is scheduled from the send button, changed, and sent at once @phone', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await field(page).fill('Happy birthday!');
  await page.getByRole('button', { name: 'Send', exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Schedule' }).click();
  const sheet = page.getByRole('dialog', { name: 'Schedule a message' });
  await expect(sheet.getByLabel('Message')).toHaveValue('Happy birthday!');
  await sheet.getByLabel('When to send').fill('2020-01-01T09:00');
  await expect(sheet.getByText('Choose a time that is still ahead.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Tomorrow at 9' }).click();
  await sheet.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(field(page)).toHaveValue('');

  await expect(page.getByText('1 message waits to be sent')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const list = page.getByRole('dialog', { name: 'Scheduled messages' });
  await list.getByRole('button', { name: 'Menu of this message' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const form = page.getByRole('dialog', { name: 'Change' });
  await form.getByLabel('Message').fill('Happy birthday, Bob!');
  await form.getByRole('button', { name: 'Save' }).click();
  await list.getByRole('button', { name: 'Menu of this message' }).click();
  await page.getByRole('menuitem', { name: 'Send now' }).click();
  await expect(message(page, 'Happy birthday, Bob!')).toBeVisible();
  await expect(page.getByText('1 message waits to be sent')).toBeHidden();
});

test('a message is taken back before it goes, and what was written after it goes after it @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const page = await visit(alice!, { path: '/settings/chats' });
  await page.getByText('3 seconds').click();
  await goTo(page, `/chats/${chatId}`);
  await say(page, 'a mistake');
  await message(page, 'a mistake').getByRole('button', { name: 'Undo sending' }).click();
  await expect(field(page)).toHaveValue('a mistake');
  await field(page).fill('');
  await say(page, 'first');
  await say(page, 'second');
  const other = await visit(bob!, { path: `/chats/${chatId}` });
  await expectInOrder(other, ['first', 'second']);
  await expect(message(other, 'a mistake')).toBeHidden();
});

test('messages can be sent without a sound, and left to go by themselves @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await field(page).fill('psst');
  await page.getByRole('button', { name: 'Send', exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Send silently' }).click();
  await expect(message(page, 'psst').getByRole('img', { name: 'Sent silently' })).toBeVisible();

  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: /Disappearing messages/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Disappearing messages' });
  await sheet.getByText('30 seconds').click();
  await expect(sheet).toBeHidden();
  const other = await visit(bob!, { path: `/chats/${chatId}` });
  await expect(
    other.getByText('Alice turned on disappearing messages. New ones go after 30 seconds.'),
  ).toBeVisible();
  await say(other, 'soon gone');
  await expect(message(other, 'soon gone').getByRole('img', { name: /Disappears at/ })).toBeVisible();
});

/** How far the tip of a pin stands from the middle of the map, in pixels. */
const offCentre = async (page: Page, name: string): Promise<number> => {
  const sheet = page.getByRole('dialog');
  const map = await sheet.getByRole('application', { name: 'Map' }).boundingBox();
  const pin = await sheet
    .getByRole('img', { name })
    .boundingBox({ timeout: 1_000 })
    .catch(() => null);
  if (!map || !pin) return Number.POSITIVE_INFINITY;
  const [x, y] = [pin.x + pin.width / 2, pin.y + pin.height];
  return Math.hypot(x - (map.x + map.width / 2), y - (map.y + map.height / 2));
};

test('a place is chosen and sent, and where one is is shared until it is stopped @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const page = await visit(alice!, {
    path: `/chats/${chatId}`,
    geolocation: { latitude: 33.3617, longitude: 126.5292, accuracy: 8 },
    permissions: ['geolocation'],
  });
  const other = await visit(bob!, { path: `/chats/${chatId}` });
  const offer = async () => {
    await page.getByRole('button', { name: 'Add to the message' }).click();
    await page.getByRole('button', { name: 'Place', exact: true }).click();
    return page.getByRole('dialog', { name: 'Send a place' });
  };
  let sheet = await offer();
  const map = sheet.getByRole('application', { name: 'Map' });
  await expect.poll(async () => (await map.boundingBox())?.height ?? 0).toBeGreaterThan(100);
  await sheet.getByRole('button', { name: 'Where I am' }).click();
  await sheet.getByLabel('Name').fill('Hallasan');
  await sheet.getByRole('button', { name: 'Send this place' }).click();
  await expect(sheet).toBeHidden();
  await message(other, 'Hallasan')
    .getByRole('button', { name: /Hallasan/ })
    .click();
  await expect(other.getByRole('dialog').getByText(/33\.3617\d, 126\.5292\d/)).toBeVisible();
  await expect.poll(() => offCentre(other, 'Hallasan')).toBeLessThan(8);
  expect(await findFaults(other)).toEqual([]);
  await other.keyboard.press('Escape');

  sheet = await offer();
  await sheet.getByRole('button', { name: '15 minutes' }).click();
  // The first time it is asked whether the host may do so.
  await page.getByRole('dialog').getByRole('button', { name: 'Agree and go on' }).click();
  await expect(page.getByText(/You share where you are until/)).toBeVisible();
  await expect(other.getByText('Alice shares where they are')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(other.getByText('Alice shares where they are')).toBeHidden();
});

test('all chats are taken along as one file @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  await bob!.say(chatId, 'see you at noon');
  const page = await visit(alice!, { path: '/settings/archive' });
  await page.getByRole('button', { name: 'Make an archive of all chats' }).click();
  await expect(page.getByText(/Kept until/)).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^maru-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('maru-archive.json')).toBe(true);
});
