import { expect, test } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('a profile made for one chat is seen there at once, and nowhere else @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Climbing', [alice!, bob!]);
  await alice!.say(chatId, 'See you at the wall');
  const theirs = await visit(bob!, { path: `/chats/${chatId}` });
  await expect(message(theirs, 'See you at the wall')).toHaveAccessibleName(/Alice/);

  const page = await visit(alice!, { path: '/settings/profile' });
  await page.getByRole('button', { name: 'New profile' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ali the Gecko');
  await page.getByRole('button', { name: 'Save' }).click();
  const sheet = page.getByRole('dialog', { name: 'Who sees it?' });
  await sheet.getByRole('tab', { name: /Chats/ }).click();
  await sheet.getByRole('checkbox', { name: 'Climbing' }).click();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Friends: 0, chats: 1')).toBeVisible();

  await expect(message(theirs, 'See you at the wall')).toHaveAccessibleName(/Ali the Gecko/);
  await theirs.goto(`/friends/${alice!.id}`);
  await expect(theirs.getByRole('heading', { name: 'Alice', exact: true })).toBeVisible();
});
