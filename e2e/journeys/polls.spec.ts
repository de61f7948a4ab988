import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('a poll is made by keyboard, voted on by two, and closed with its result in the room @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Poll', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'New poll' });
  await sheet.getByLabel('Question').fill('Where do we sleep?');
  await sheet.getByLabel('Choice 1').fill('Hanok');
  await page.keyboard.press('Enter');
  await expect(sheet.getByLabel('Choice 2', { exact: true })).toBeFocused();
  await page.keyboard.type('By the sea');
  await page.keyboard.press('Enter');
  await expect(sheet.getByLabel('Choice 3', { exact: true })).toBeFocused();
  await page.keyboard.type('In a tent');
  await sheet.getByText('Members may add choices').click();
  await sheet.getByRole('button', { name: 'Ask' }).click();
  await expect(sheet).toBeHidden();

  const mine = message(page, 'Where do we sleep?');
  const theirs = message(other, 'Where do we sleep?');
  await theirs.getByRole('button', { name: /^By the sea/ }).click();
  await expect(theirs.getByRole('button', { name: 'By the sea, 1 vote, 100%' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(mine.getByText('1 person voted')).toBeVisible();
  await mine.getByRole('button', { name: /^Hanok/ }).click();
  await expect(theirs.getByRole('button', { name: 'Hanok, 1 vote, 50%' })).toBeVisible();
  await mine.getByRole('button', { name: /^By the sea/ }).click();
  await expect(theirs.getByRole('button', { name: 'By the sea, 2 votes, 100%' })).toBeVisible();
  expect(await findFaults(other)).toEqual([]);

  await theirs.getByRole('button', { name: 'Add a choice' }).click();
  const whole = other.getByRole('dialog', { name: 'Poll' });
  await whole.getByRole('textbox', { name: 'Add a choice' }).fill('At home');
  await whole.getByRole('button', { name: 'Add a choice' }).click();
  await expect(mine.getByRole('button', { name: /^At home/ })).toBeVisible();
  await expect(whole.getByRole('definition').filter({ hasText: 'Alice' })).toBeVisible();

  await mine.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('dialog', { name: 'Poll' }).getByRole('button', { name: 'Close the poll' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close the poll' }).click();
  await expect(other.getByRole('button', { name: /The poll has ended: Where do we sleep\?/ })).toHaveText(
    /By the sea, 2 votes/,
  );
  await expect(
    theirs.getByRole('button', { name: 'By the sea, 2 votes, 100%, first', includeHidden: true }),
  ).toBeDisabled();
});

test('an anonymous poll about days names nobody, and stands in the drawer @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Dinner', [alice!, bob!]);
  await alice!.call('polls.create', {
    chatId,
    key: 'days',
    question: 'Which evening?',
    kind: 'date',
    choices: ['2031-12-05T19:30', '2031-12-06'],
    several: true,
    anonymous: true,
  });
  const page = await visit(bob!, { path: `/chats/${chatId}` });
  const card = message(page, 'Which evening?');
  await card.getByRole('button', { name: /Fri 5 Dec 2031, 7:30 PM/ }).click();
  await card.getByRole('button', { name: /Sat 6 Dec 2031/ }).click();
  await expect(card.getByText('1 person voted · Several · Anonymous')).toBeVisible();
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: /Which evening\?/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Poll' });
  await expect(sheet.getByRole('button', { name: /Sat 6 Dec 2031, 1 vote, 100%/ })).toBeVisible();
  await expect(sheet.getByRole('definition')).toHaveCount(0);
});
