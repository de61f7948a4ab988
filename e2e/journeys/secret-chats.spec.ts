import { findFaults } from '../src/find-faults.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { chatRow, message, say } from '../src/moves.ts';
import { signUpFriends } from '../src/person.ts';

/** The sixty digits of the room that is open, by its menu. */
const openKeys = async (page: Page): Promise<string[]> => {
  await page.getByRole('button', { name: 'Compare pictures' }).click();
  const digits = page.getByRole('list', { name: 'Sixty digits' }).getByRole('listitem');
  await expect(digits).toHaveCount(12);
  return digits.allTextContents();
};

test('two start a secret chat, talk and react, and compare their keys @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  // Looking at the settings gives a device its keys; else that waits until nothing else is under way.
  const right = await visit(bob!, { path: '/settings/secret-chats' });
  await expect(right.getByText('You use secret chats on this device.')).toBeVisible();

  const left = await visit(alice!, { path: '/chats' });
  await left.getByRole('button', { name: 'New chat' }).first().click();
  await left.getByRole('button', { name: /^Secret chat/ }).click();
  await left.getByRole('button', { name: 'Choose people' }).click();
  await left.getByRole('checkbox', { name: 'Bob' }).click();
  await left.getByRole('button', { name: 'Start a secret chat with Bob' }).click();
  await expect(left.getByText('Only you and Bob can read this')).toBeVisible();
  await say(left, 'The surprise is on Friday');

  await right.getByRole('link', { name: 'Chats' }).click();
  const row = chatRow(right, 'Alice');
  await expect(row).toContainText('Secret message');
  await expect(row).not.toContainText('surprise');
  await row.click();
  await expect(message(right, 'The surprise is on Friday')).toBeVisible();
  await message(right, 'The surprise is on Friday').getByText('surprise').click({ button: 'right' });
  await right.getByRole('button', { name: 'React with a heart' }).click();
  await expect(
    message(left, 'The surprise is on Friday').getByRole('button', { name: /❤️, 1 person/ }),
  ).toBeVisible();

  const [mine, theirs] = [await openKeys(left), await openKeys(right)];
  expect(mine).toEqual(theirs);
  expect(await findFaults(left)).toEqual([]);
  await left.getByRole('button', { name: 'They match, mark as verified' }).click();
  await expect(left.getByRole('dialog').getByText('Verified', { exact: true })).toBeVisible();
});
