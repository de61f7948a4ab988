import { readFile } from 'node:fs/promises';
import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('a date is set, two say whether they come, and it is moved for both @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Event', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'New event' });
  await sheet.getByLabel('Title').fill('Gimpo airport');
  await sheet.getByLabel('Begins', { exact: true }).fill('2031-12-05');
  await sheet.getByLabel('Beginning time').fill('07:30');
  await expect(sheet.getByLabel('Ends', { exact: true })).toHaveValue('2031-12-05');
  await expect(sheet.getByLabel('Ending time')).toHaveValue('08:30');
  await sheet.getByLabel('Place').fill('Third floor');
  await sheet.getByRole('button', { name: 'Set the date' }).click();
  await expect(sheet).toBeHidden();

  const mine = message(page, 'Gimpo airport');
  const theirs = message(other, 'Gimpo airport');
  await expect(theirs.getByText('Fri 5 Dec 2031, 7:30 – 8:30 AM')).toBeVisible();
  await theirs.getByRole('button', { name: 'Going', exact: true }).click();
  await expect(mine.getByText('2 people come')).toBeVisible();
  await theirs.getByRole('button', { name: 'Maybe' }).click();
  await expect(mine.getByText('1 person comes · 1 maybe')).toBeVisible();

  await mine.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Change the event' }).click();
  const form = page.getByRole('dialog', { name: 'Change the event' });
  expect(await findFaults(page)).toEqual([]);
  await form.getByLabel('Title').fill('Gimpo airport, early');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByRole('heading', { name: 'Gimpo airport, early' })).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Add to my calendar app' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('Gimpo airport, early.ics');
  expect(await readFile(await file.path(), 'utf8')).toContain('DTSTART:20311204T223000Z');

  await page.getByRole('button', { name: 'Call it off' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Call it off' }).click();
  await expect(theirs.getByText('Called off')).toBeVisible();
});

test('my calendar has the dates of all rooms, by day and by keyboard @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const rooms = [await groupOf('Trip', [alice!, bob!]), await groupOf('Work', [alice!, bob!])];
  const day = (days: number) => new Date(Date.now() + (9 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
  const plan = (chatId: (typeof rooms)[number], title: string, days: number) =>
    alice!.call('events.create', {
      chatId,
      key: title,
      details: {
        title,
        time: { allDay: true, from: day(days), until: day(days), zone: 'Asia/Seoul' },
      },
    });
  await plan(rooms[0]!, 'Packing', 0);
  await plan(rooms[1]!, 'Retreat', 1);
  const page = await visit(bob!, { path: '/events' });
  const today = page.getByRole('region', { name: 'Today' });
  await expect(today.getByRole('button', { name: /Packing.*All day · Trip/ })).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Coming up' }).getByRole('button', { name: /Retreat.*Work/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Today, 1 event', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Tomorrow, 1 event', exact: true })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Tomorrow' }).getByText('Retreat')).toBeVisible();
  await plan(rooms[0]!, 'Cleaning', 1);
  await expect(page.getByRole('region', { name: 'Tomorrow' }).getByText('Cleaning')).toBeVisible();

  await page.getByRole('button', { name: 'Subscribe' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Make an address' }).click();
  const url = await sheet.getByText(/\/calendar\/.*\.ics/).textContent();
  const text = await (await fetch(url!)).text();
  expect(text).toContain('SUMMARY:Retreat');
});
