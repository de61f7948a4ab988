import { expect, test, type Page } from '../src/journey.ts';
import { chatRow, chooseForChat, field, goTo, message, openChat } from '../src/moves.ts';
import { directChat, groupOf, signUp, signUpFriends } from '../src/person.ts';

const rowNames = (page: Page) =>
  page.locator('a[href^="/chats/"]').evaluateAll((rows) => rows.map((row) => row.textContent ?? ''));

const expectFirst = (page: Page, name: string) =>
  expect.poll(async () => (await rowNames(page))[0]).toContain(name);

const setUp = async () => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const withBob = await directChat(alice!, bob!);
  const withChae = await directChat(alice!, chae!);
  await bob!.say(withBob, 'Hi from Bob');
  await chae!.say(withChae, 'Hi from Chaewon');
  return { alice: alice!, bob: bob!, chae: chae!, withBob, withChae };
};

test('chats are pinned, muted and marked unread from their menu @desktop', async ({ visit }) => {
  const { alice, withBob } = await setUp();
  await alice.call('chats.markRead', { chatId: withBob, seq: 1 });
  const page = await visit(alice);
  await expectFirst(page, 'Chaewon');
  await chooseForChat(page, 'Bob', 'Pin to the top');
  await expect(chatRow(page, 'Bob').getByRole('img', { name: 'Pinned' })).toBeVisible();
  await expectFirst(page, 'Bob');
  await chooseForChat(page, 'Bob', 'Mute…');
  await page.getByRole('dialog').getByText('For 1 hour').click();
  await expect(chatRow(page, 'Bob').getByRole('img', { name: 'Muted' })).toBeVisible();
  await chooseForChat(page, 'Chaewon', 'Mark as read');
  await expect(chatRow(page, 'Chaewon').getByText('unread message')).toBeHidden();
  await page.reload();
  await expect(chatRow(page, 'Chaewon').getByText('unread message')).toBeHidden();
  await chooseForChat(page, 'Chaewon', 'Mark as unread');
  await expect(chatRow(page, 'Chaewon').getByRole('img', { name: 'Marked as unread' })).toBeVisible();
  await page.reload();
  await expectFirst(page, 'Bob');
  const dot = chatRow(page, 'Chaewon').getByRole('img', { name: 'Marked as unread' });
  await expect(dot).toBeVisible();
  await openChat(page, 'Chaewon');
  await expect
    .poll(async () =>
      (await alice.call('chats.list', {})).chats.some(({ settings }) => settings.markedUnread),
    )
    .toBe(false);
});

test('the quiet box keeps a chat out of the list, and gives it back @desktop', async ({ visit }) => {
  const { alice } = await setUp();
  const page = await visit(alice);
  await expect(page).toHaveTitle('(2) Maru');
  await chooseForChat(page, 'Bob', 'Move to the quiet box');
  await expect(chatRow(page, 'Bob')).toBeHidden();
  await expect(page).toHaveTitle('(1) Maru');
  await page.getByRole('button', { name: /^Quiet box/ }).click();
  await chooseForChat(page, 'Bob', 'Take out of the quiet box');
  await expect(chatRow(page, 'Bob')).toBeHidden();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(chatRow(page, 'Bob')).toBeVisible();
});

test('a folder is a chip that shows only its chats @desktop', async ({ visit }) => {
  const { alice } = await setUp();
  const page = await visit(alice);
  await chooseForChat(page, 'Bob', 'Add to a folder');
  await page.getByRole('dialog').getByRole('button', { name: 'New folder' }).click();
  await page.getByLabel('Folder name').fill('Family');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('checkbox', { name: 'Family' })).toBeChecked();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  const chip = page.getByRole('button', { name: 'Family', exact: true });
  await chip.click();
  await expect(chatRow(page, 'Bob')).toBeVisible();
  await expect(chatRow(page, 'Chaewon')).toBeHidden();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(chatRow(page, 'Chaewon')).toBeVisible();
});

test('a chat has a name only I see, a locked field, and can be left quietly @phone', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Group of many words', [bob!, alice!]);
  await bob!.say(chatId, 'Welcome');
  const page = await visit(alice!);
  await chooseForChat(page, 'Group of many words', 'Name for me');
  await page.getByRole('dialog').getByLabel('Name').fill('Quiet corner');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await openChat(page, 'Quiet corner');
  expect((await bob!.call('chats.get', { chatId })).chat.name).toBe('Group of many words');

  await alice!.call('chats.updateSettings', { chatId, inputLocked: true });
  await expect(field(page)).toBeHidden();
  await page.getByRole('button', { name: /Unlock writing/ }).click();
  await expect(field(page)).toBeFocused();

  const { messages } = await bob!.call('messages.history', { chatId });
  await goTo(page, '/chats');
  await chooseForChat(page, 'Quiet corner', 'Leave chat');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(chatRow(page, 'Quiet corner')).toBeHidden();
  expect((await bob!.call('messages.history', { chatId })).messages).toHaveLength(messages.length);
});

test('an invitation from somebody I have not added waits for my answer @desktop', async ({ visit }) => {
  const [alice, asker] = await Promise.all([signUp('Alice'), signUp('Bob')]);
  const wanted = await groupOf('Book circle', [asker, alice]);
  await groupOf('Coin club', [asker, alice]);
  await asker.say(wanted, 'We read Han Kang');
  const page = await visit(alice);
  await expect(page.getByText(/Bob invites you/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Decline Coin club' }).click();
  await expect(page.getByText('Coin club')).toBeHidden();
  await page.getByRole('button', { name: 'Join Book circle' }).click();
  await expect(field(page)).toBeVisible();
  await asker.say(wanted, 'Welcome, Alice');
  await expect(message(page, 'Welcome, Alice')).toBeVisible();
});
