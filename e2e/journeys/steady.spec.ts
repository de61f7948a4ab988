import { expect, test } from '../src/journey.ts';
import { groupOf, namedHostUrl, signUpFriends } from '../src/person.ts';
import { movedControls, watchMoves } from '../src/steady.ts';

// All of a drawer is in sight: what moves out of sight is not told.
const high = 2400;

test('what is pressed stands still while the rest of the page comes', async ({ visit, viewport }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Neighbours', [alice!, bob!]);
  const { code } = await alice!.call('invites.set', { chatId, on: true, guests: true, renew: false });
  const own = { isOwn: true, path: '/healthz', url: namedHostUrl() };

  const page = await visit(alice!, { ...own, viewport: { width: viewport!.width, height: high } });
  await watchMoves(page);
  await page.goto('/settings/security');
  await expect(page.getByRole('button', { name: /^E-mail/ })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Make a passkey', exact: true })).toBeVisible();
  await expect(page.getByRole('switch', { name: /^Ask my devices first/ })).toBeVisible();
  expect(await movedControls(page)).toEqual([]);

  await page.goto(`/chats/${chatId}`);
  await page.getByRole('button', { name: 'Room menu' }).click();
  await expect(page.getByRole('button', { name: 'Copy' })).toBeEnabled();
  await expect(page.getByRole('button', { name: /^Bob/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^What rings/ })).toBeVisible();
  expect(await movedControls(page)).toEqual([]);

  await page.goto('/friends');
  await page.getByRole('button', { name: 'Add a friend', exact: true }).first().click();
  await page.getByRole('tab', { name: 'Scan QR' }).click();
  await expect(page.getByRole('button', { name: 'Find by handle' })).toBeVisible();
  expect((await movedControls(page)).filter((one) => one.startsWith('Choose a picture'))).toEqual([]);

  const guest = await visit(null, own);
  await watchMoves(guest);
  await guest.goto(`/i/${code}`);
  await guest.getByRole('button', { name: 'Come in with just a name' }).click();
  await guest.getByLabel('Name', { exact: true }).fill('Haneul');
  await guest.getByRole('button', { name: 'Come in' }).click();
  const account = guest.getByRole('button', { name: 'Account' });
  await expect(account).toBeVisible();
  const before = (await movedControls(guest)).length;
  await account.click();
  for (const name of ['Make an account', 'My data', 'Sign out', 'Delete my visit'])
    await expect(guest.getByRole('dialog').getByRole('button', { name })).toBeVisible();
  expect((await movedControls(guest)).slice(before)).toEqual([]);
});
