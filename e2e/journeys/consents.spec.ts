import { expect, test } from '../src/journey.ts';
import { agreeToAll, goTo } from '../src/moves.ts';
import { newHandle, password } from '../src/person.ts';

test('somebody reads the terms, agrees, makes an account, and sees what they agreed to @phone', async ({
  visit,
}) => {
  const page = await visit(null, { path: '/privacy' });
  await expect(page.getByRole('heading', { name: '1. What the service cannot run without' })).toBeVisible();
  await goTo(page, '/sign-up');
  await page.getByLabel('Name', { exact: true }).fill('Alice');
  const handle = newHandle();
  await page.getByLabel('Handle', { exact: true }).fill(handle);
  await page.getByLabel('Password', { exact: true }).fill(password);
  const all = page.getByRole('checkbox', { name: 'Agree to all' });
  await expect(all).not.toBeChecked();
  await page.getByRole('button', { name: 'Make an account' }).click();
  await expect(page.getByText('An account needs both.')).toBeVisible();
  await page.getByRole('button', { name: 'Read the terms of use' }).click();
  await expect(page.getByRole('heading', { name: '1. What you get' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await agreeToAll(page);
  await expect(page.getByRole('checkbox', { name: 'Privacy policy (required)' })).toBeChecked();
  await page.getByRole('button', { name: 'Make an account' }).click();
  await expect(page.getByRole('link', { name: 'Friends' })).toBeVisible();
  await goTo(page, '/settings/agreed');
  await expect(page.getByText('Agreed: Terms of use')).toBeVisible();
  await expect(page.getByText('Agreed: Privacy policy')).toBeVisible();
});
