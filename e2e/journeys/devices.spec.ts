import { createClient } from '@maru/client';
import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { hostUrl, password, personOf, signUp, type TestPerson } from '../src/person.ts';

const signInAgain = async ({ handle }: TestPerson): Promise<TestPerson> =>
  personOf(await createClient({ url: hostUrl() }).callOverHttp('accounts.signIn', { handle, password }));

test('a lost tablet is found in the list, named, and signed out from the phone @phone', async ({ visit }) => {
  const alice = await signUp('Alice');
  await alice.call('approval.setAsked', { on: false });
  const page = await visit(alice, { path: '/settings/devices' });
  await expect(page.getByText('You are signed in on this device only.')).toBeVisible();

  const lost = await signInAgain(alice);
  const tablet = await visit(lost, { path: '/friends' });
  await expect(tablet.getByRole('link', { name: 'Friends' })).toBeVisible();
  // It stands in the list at once, though nobody has asked for it again.
  const others = page.getByRole('region', { name: /^Other devices/ });
  await others.getByRole('button', { name: /^node/ }).click();
  const sheet = page.getByRole('dialog');
  expect(await findFaults(page)).toEqual([]);
  await sheet.getByLabel('Name of the device').fill('Mum’s tablet');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();

  await others.getByRole('button', { name: 'Sign out Mum’s tablet' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed in on this device only.')).toBeVisible();
  await expect(tablet.getByRole('button', { name: 'I have an account' })).toBeVisible();
});
