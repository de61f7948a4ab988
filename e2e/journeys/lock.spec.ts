import { expect, test, type Page } from '../src/journey.ts';
import { findFaults } from '../src/find-faults.ts';
import { field, message, openChat } from '../src/moves.ts';
import { directChat, signUpFriends } from '../src/person.ts';
import { readDisk } from '../src/read-disk.ts';

const marks = ['saffron', 'Bobolink', 'cardamom'];

/** Which of the marked words the disk gives away. */
const readMarks = async (page: Page): Promise<string[]> => {
  const disk = await readDisk(page);
  return marks.filter((mark) => disk.includes(mark));
};

/** What the host says to the cookies of this page. */
const asksAsMe = (page: Page): Promise<number> =>
  page.evaluate(async () => (await fetch('/api/accounts.me', { method: 'POST', body: '{}' })).status);

/** Takes away whatever a page keeps. */
const tearDown = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  });

/** Types a PIN as people do on this device, and opens. */
const enter = async (page: Page, pin: string): Promise<void> => {
  const pad = page.getByRole('group', { name: 'Digits' });
  const line = page.getByLabel('PIN', { exact: true });
  await expect(pad.or(line)).toBeVisible();
  if (await line.isVisible()) await line.fill(pin);
  else for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
};

test('with a PIN a reload shows nothing, the disk reads nothing, and only the PIN opens it @phone', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bobolink');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'The saffron is under the stairs');
  const page = await visit(alice!, { path: '/chats' });
  await openChat(page, 'Bobolink');
  await expect(message(page, 'saffron')).toBeVisible();
  await field(page).fill('cardamom, not sent yet');
  // Without a lock they are there to be found; only what is begun is sealed all the same.
  await expect.poll(() => readMarks(page)).toEqual(['saffron', 'Bobolink']);

  await page.goto('/settings/lock');
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  await page.getByLabel('New PIN, 4 to 8 digits').fill('2580');
  await page.getByLabel('Once more').fill('2580');
  const halved = page.waitForResponse('**/api/accounts.splitSession');
  await page.getByRole('button', { name: 'Lock it' }).click();
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible();
  await (await halved).finished();

  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole('heading', { name: 'Maru is locked' })).toBeVisible();
  expect(await page.title()).toBe('Maru');
  expect(await readMarks(page)).toEqual([]);
  const shown = await page.content();
  expect(marks.filter((mark) => shown.includes(mark))).toEqual([]);
  expect(await findFaults(page)).toEqual([]);

  await enter(page, '0852');
  await expect(page.getByText('That was not it. Try again.').first()).toBeVisible();
  await enter(page, '2580');
  await expect(message(page, 'saffron')).toBeVisible();
  await expect(field(page)).toHaveValue('cardamom, not sent yet');

  // Whoever takes the lock away finds neither what it held nor a way in by the cookie.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Maru is locked' })).toBeVisible();
  await expect.poll(() => asksAsMe(page)).toBe(401);
  await tearDown(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'I have an account' })).toBeVisible();
});
