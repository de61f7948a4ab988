import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { password, signUp } from '../src/person.ts';

test('an account is deleted, seen by nobody, and taken back by signing in @phone', async ({ visit }) => {
  const [alice, bob] = [await signUp('Alice'), await signUp('Bob')];
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
  await alice.say(chat.id, 'Words that stay');

  const page = await visit(alice, { path: '/settings/delete-account' });
  await expect(page.getByText('You are signed out on all devices.')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete my account', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText(/^Your account will be deleted on/)).toBeVisible();

  const bobs = await visit(bob, { path: `/chats/${chat.id}` });
  await expect(bobs.getByRole('log').getByText('Words that stay')).toBeVisible();
  await expect(bobs.getByText('This account is deleted.')).toBeVisible();
  await expect(bobs.getByText('Alice')).toHaveCount(0);

  await page.getByRole('button', { name: 'I have an account' }).click();
  await page.getByLabel('Handle', { exact: true }).fill(alice.handle);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This account is being deleted' })).toBeVisible();
  await page.getByRole('button', { name: 'Keep my account' }).click();
  await expect(page.getByRole('link', { name: /Bob/ })).toBeVisible();
});
