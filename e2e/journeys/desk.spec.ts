import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { signInOperator, signUp } from '../src/person.ts';

test('an operator keeps somebody out, who reads why, and lets them in again @phone', async ({ visit }) => {
  const [operator, bob] = await Promise.all([signInOperator(), signUp('Bob')]);
  const [desk, his] = await Promise.all([visit(operator, { path: '/desk/people' }), visit(bob)]);
  await expect(his.getByRole('heading', { level: 1 })).toBeVisible();
  await desk.getByRole('searchbox', { name: 'Handle or name' }).fill(bob.handle);
  await desk.getByRole('button', { name: `@${bob.handle}` }).click();
  const sheet = desk.getByRole('dialog', { name: 'Bob' });
  await sheet.getByRole('textbox', { name: 'Why' }).fill('Advertising in every room');
  await sheet.getByRole('button', { name: 'Keep out' }).click();
  await expect(sheet.getByText('Kept out until')).toBeVisible();
  await expect(his.getByRole('heading', { name: 'You cannot come in right now' })).toBeVisible();
  await expect(his.getByText('Advertising in every room')).toBeVisible();
  await sheet.getByRole('button', { name: 'Let in again' }).click();
  await expect(sheet.getByRole('button', { name: 'Keep out' })).toBeVisible();
  await his.getByRole('button', { name: 'Try again' }).click();
  await expect(his.getByRole('navigation')).toBeVisible();
});

test('the desk has no faults, and tells that the chain is whole @desktop', async ({ visit }) => {
  const page = await visit(await signInOperator(), { path: '/desk/audit' });
  await expect(page.getByText('The chain is whole')).toBeVisible();
  expect.soft(await findFaults(page)).toEqual([]);
  for (const [tab, sign] of [
    ['How it is', 'Waiting for its turn'],
    ['Door', 'Who may make an account'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByText(sign).first()).toBeVisible();
    expect.soft(await findFaults(page)).toEqual([]);
  }
});
