import { findFaults } from '../src/find-faults.ts';
import { expect, test } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('a post is written with a picture, commented and reacted to live, and deleted @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  const maker = page.getByRole('dialog', { name: 'New post' });
  await maker.getByLabel('Title').fill('Where to stay');
  await maker.getByLabel('Words').fill('Three places, look at them before Friday.');
  const choosing = page.waitForEvent('filechooser');
  await maker.getByRole('button', { name: 'Photos and videos' }).click();
  await (await choosing).setFiles({ name: 'plan.png', mimeType: 'image/png', buffer: pixel });
  await maker.getByRole('button', { name: 'Post it' }).click();
  // The host looks at the picture first.
  await expect(maker).toBeHidden();

  await message(other, 'Where to stay')
    .getByRole('button', { name: /Where to stay/ })
    .click();
  const theirs = other.getByRole('dialog', { name: 'Post', exact: true });
  await expect(theirs.getByRole('button', { name: 'Picture 1 of 1' })).toBeVisible();
  await theirs.getByRole('textbox', { name: 'Comment' }).fill('The second one!');
  await theirs.getByRole('button', { name: 'Send the comment' }).click();
  await theirs.getByRole('button', { name: '❤️, 0' }).click();

  await expect(message(page, 'Where to stay')).toContainText('1 comment');
  await message(page, 'Where to stay')
    .getByRole('button', { name: /Where to stay/ })
    .click();
  const mine = page.getByRole('dialog', { name: 'Post', exact: true });
  await expect(mine.getByText('The second one!')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await expect(mine.getByRole('button', { name: '❤️, 1' })).toBeVisible();
  await mine.getByRole('textbox', { name: 'Comment' }).fill('Mine too');
  await page.keyboard.press('Enter');
  await expect(theirs.getByText('Mine too')).toBeVisible();
  await mine.getByRole('button', { name: 'Post menu' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(theirs.getByText('This post was deleted.')).toBeVisible();
});

test('the board lists posts from the drawer, tells what is new, and keeps one pinned @phone', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Club', [alice!, bob!]);
  for (const [key, text] of Object.entries({ first: 'House rules', second: 'Minutes of May' }))
    await bob!.call('board.post', { chatId, key, text });
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await page.getByRole('button', { name: 'Room menu' }).click();
  await expect(page.getByText('2 new posts')).toBeAttached();
  await page.getByRole('button', { name: 'See all Board' }).click();
  const board = page.getByRole('dialog', { name: 'Board' });
  await expect(board.getByRole('listitem').first()).toContainText('Minutes of May');
  await board.getByRole('button', { name: /House rules/ }).click();
  const post = page.getByRole('dialog', { name: 'Post', exact: true });
  await post.getByRole('button', { name: 'Post menu' }).click();
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click();
  await expect(post.getByText('Pinned')).toBeVisible();
  await post.getByRole('button', { name: 'Close' }).click();
  await expect(board.getByRole('listitem').first()).toContainText('House rules');
  expect((await alice!.call('board.list', { chatId })).unseen).toBe(0);
});

/** One red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
