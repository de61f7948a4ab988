import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { password, signUp } from '../src/person.ts';

test('a new browser is let in by the number it shows, and a computer by its QR code @desktop', async ({
  visit,
}) => {
  const alice = await signUp('Alice');
  const page = await visit(alice, { path: '/friends' });
  await expect(page.getByRole('link', { name: 'Friends' })).toBeVisible();

  const other = await visit(null, { path: '/sign-in' });
  await other.getByLabel('Handle', { exact: true }).fill(alice.handle);
  await other.getByLabel('Password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  const shown = other.getByText(/^The number is \d\d$/);
  await expect(shown).toBeAttached();
  expect(await findFaults(other)).toEqual([]);
  const asked = page.getByRole('dialog', { name: 'Are you signing in?' });
  const number = asked.getByLabel('Number on the new device');
  const right = ((await shown.textContent()) as string).slice(-2);
  await number.fill(right === '42' ? '43' : '42');
  await asked.getByRole('button', { name: 'It is me, let it in' }).click();
  await expect(asked.getByText('That is not the number')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await number.fill(right);
  await asked.getByRole('button', { name: 'It is me, let it in' }).click();
  await expect(asked).toBeHidden();
  await expect(other.getByRole('link', { name: 'Friends' })).toBeVisible();

  const computer = await visit(null, { path: '/sign-in' });
  const begun = computer.waitForResponse(/\/api\/approval\.beginQr$/);
  await computer.getByRole('button', { name: 'Sign in with my phone' }).click();
  await expect(computer.getByRole('img', { name: 'QR code that your phone reads' })).toBeVisible();
  const { output } = (await (await begun).json()) as { output: { code: string } };
  await page.goto(`/link#${output.code}`);
  await page.getByText('I see that computer in front of me').click();
  await page.getByRole('button', { name: 'Sign in there' }).click();
  await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible();
  await expect(computer.getByRole('link', { name: 'Friends' })).toBeVisible();
});
