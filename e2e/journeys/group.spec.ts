import { expect, test } from '../src/journey.ts';
import { chatRow, chooseFor, field, message, openChat, say } from '../src/moves.ts';
import { directChat, groupOf, signUpFriends } from '../src/person.ts';

test('a group of five is made, and the number falls from 4 to nothing as they read @desktop', async ({
  visit,
}) => {
  const [alice, bob, chae, dana, eun] = await signUpFriends('Alice', 'Bob', 'Chaewon', 'Dana', 'Eunji');
  const page = await visit(alice!);
  await page.getByRole('button', { name: 'New chat' }).first().click();
  const sheet = page.getByRole('dialog');
  for (const name of ['Bob', 'Chaewon', 'Dana', 'Eunji']) {
    await sheet
      .getByRole('group', { name: /Friends/ })
      .getByText(name, { exact: true })
      .click();
  }
  await sheet.getByRole('button', { name: /Next/ }).click();
  await page.getByLabel('Group name').fill('Kimchi day');
  await page.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByRole('heading', { name: 'Kimchi day' })).toBeVisible();

  await say(page, 'Shall we begin at nine?');
  const sent = message(page, 'Shall we begin at nine?');
  await expect(sent).toHaveAccessibleName(/Unread by 4/);
  const { chats } = await chae!.call('chats.list', {});
  const chat = chats.find(({ name }) => name === 'Kimchi day')!;
  const seq = chat.lastSeq;
  await chae!.call('chats.markRead', { chatId: chat.id, seq });
  await expect(sent).toHaveAccessibleName(/Unread by 3/);
  await dana!.call('chats.markRead', { chatId: chat.id, seq });
  await expect(sent).toHaveAccessibleName(/Unread by 2/);
  const other = await visit(bob!);
  await openChat(other, 'Kimchi day');
  await expect(sent).toHaveAccessibleName(/Unread by 1/);
  await eun!.call('chats.markRead', { chatId: chat.id, seq });
  await expect(sent).not.toHaveAccessibleName(/Unread by/);
});

test('somebody is called by name, answered, and the quote leads back @phone', async ({ visit }) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const chatId = await groupOf('Trip', [alice!, bob!, chae!]);
  await bob!.say(chatId, 'Who books the train?');
  for (let line = 1; line <= 40; line++) await chae!.say(chatId, `thinking ${line}.`);
  await alice!.call('chats.markRead', { chatId, seq: 1 });
  const seq = await alice!
    .call('messages.history', { chatId, limit: 1 })
    .then((page) => page.messages[0]!.seq);
  await alice!.call('chats.markRead', { chatId, seq });

  const page = await visit(alice!, { path: `/chats/${chatId}` });
  const other = await visit(bob!, { path: '/friends' });
  await expect(message(page, 'thinking 40.')).toBeVisible();
  await field(page).pressSequentially('@Bo');
  await page.getByRole('option', { name: 'Bob' }).click();
  await field(page).pressSequentially('you do!');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(message(page, '@Bob you do!')).toBeVisible();

  await other.getByRole('link', { name: /Chats/ }).click();
  await expect(chatRow(other, 'Trip').getByRole('img', { name: 'You were mentioned' })).toBeVisible();
  const first = await bob!.call('messages.history', { chatId, limit: 100 });
  const asked = first.messages.find(({ body }) => 'text' in body && body.text === 'Who books the train?')!;
  await bob!.say(chatId, 'All right then', { replyToSeq: asked.seq });
  await message(page, 'All right then')
    .getByRole('button', { name: /Reply to Bob/ })
    .click();
  const target = message(page, 'Who books the train?').filter({ hasNotText: 'All right then' });
  await expect(target).toBeInViewport();

  await chooseFor(page, 'thinking 2.', 'Reply');
  await expect(page.getByText('Reply to Chaewon')).toBeVisible();
  await say(page, 'Too much thinking');
  await expect(
    message(page, 'Too much thinking').getByRole('button', { name: /Reply to Chaewon/ }),
  ).toBeVisible();
});

test('messages are liked, corrected, taken back and passed on, and all see it @phone', async ({ visit }) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const chatId = await groupOf('Plans', [alice!, bob!, chae!]);
  await directChat(alice!, chae!);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await say(page, 'Persimmons on Sunday');
  await message(other, 'Persimmons on Sunday').getByText('Persimmons').click({ button: 'right' });
  await other.getByRole('button', { name: 'React with a heart' }).click();
  await expect(
    message(page, 'Persimmons on Sunday').getByRole('button', { name: /❤️, 1 person/ }),
  ).toBeVisible();

  await chooseFor(page, 'Persimmons on Sunday', 'Edit');
  await expect(field(page)).toHaveValue('Persimmons on Sunday');
  await field(page).fill('Persimmons on Saturday');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(message(other, 'Persimmons on Saturday')).toHaveAccessibleName(/edited/);
  await message(other, 'Persimmons on Saturday')
    .getByRole('button', { name: /earlier texts/ })
    .click();
  await expect(other.getByRole('dialog').getByText('Persimmons on Sunday')).toBeVisible();
  await other.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await chooseFor(page, 'Persimmons on Saturday', 'Forward');
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /Chaewon/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 chat' }).click();
  await expect(page.getByText('Forwarded to 1 chat')).toBeVisible();
  await expect
    .poll(async () =>
      (await chae!.call('chats.list', {})).chats.map((chat) => JSON.stringify(chat.lastMessage)),
    )
    .toContainEqual(expect.stringContaining('Persimmons on Saturday'));

  await chooseFor(page, 'Persimmons on Saturday', 'Delete for everyone');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(message(other, 'Deleted message')).toBeVisible();
  await expect(message(other, 'Persimmons on Saturday')).toBeHidden();
});
