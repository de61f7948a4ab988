import type { ChatId } from '@maru/contract';
import { expect, test, type Page } from '../src/journey.ts';
import { chatRow, message, openChat, say } from '../src/moves.ts';
import { directChat, signUpFriends, type TestPerson } from '../src/person.ts';

/** How many sockets to the gateway the pages of a browser have opened and not closed. */
const countSockets = (pages: Page[]) => {
  let open = 0;
  for (const page of pages) {
    page.on('websocket', (socket) => {
      open++;
      socket.on('close', () => open--);
    });
  }
  return () => open;
};

test('two tabs agree and share one line, and either goes on without the other @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'Good morning');
  const first = await visit(alice!, { path: 'about:blank', isOwn: true });
  const second = await first.context().newPage();
  const sockets = countSockets([first, second]);
  await first.goto('/chats');
  await expect(chatRow(first, 'Bob')).toBeVisible();
  await second.goto(`/chats/${chatId}`);
  await expect(message(second, 'Good morning')).toBeVisible();
  await openChat(first, 'Bob');
  await say(first, 'from the first tab');
  await expect(message(second, 'from the first tab')).toBeVisible();
  await say(second, 'from the second tab');
  await expect(message(first, 'from the second tab')).toBeVisible();
  await bob!.say(chatId, 'I hear both');
  await expect(message(first, 'I hear both')).toBeVisible();
  await expect(message(second, 'I hear both')).toBeVisible();
  expect(sockets()).toBe(1);

  await first.close();
  await say(second, 'alone now');
  await expect(message(second, 'alone now')).not.toHaveAccessibleName(/Sending/);
  await bob!.say(chatId, 'not alone');
  await expect(message(second, 'not alone')).toBeVisible();
});

test('two windows with a room each see the number fall at once @desktop', async ({ visit }) => {
  const [alice, bob, carol] = await signUpFriends('Alice', 'Bob', 'Carol');
  const left = await visit(alice!, { path: 'about:blank' });
  const right = await left.context().newPage();
  const rooms: { page: Page; other: TestPerson; chatId: ChatId }[] = [
    { page: left, other: bob!, chatId: await directChat(alice!, bob!) },
    { page: right, other: carol!, chatId: await directChat(alice!, carol!) },
  ];
  for (const { page, chatId } of rooms) {
    await page.goto(`/w/${chatId}`);
    await say(page, 'Are you there?');
    await expect(message(page, 'Are you there?')).toHaveAccessibleName(/Unread by 1/);
  }
  for (const { page, other, chatId } of rooms) {
    const { messages } = await other.call('messages.history', { chatId });
    await other.call('chats.markRead', { chatId, seq: messages[0]!.seq });
    await expect(message(page, 'Are you there?')).not.toHaveAccessibleName(/Unread by/);
  }
});

test('signing out in one tab signs the other out too @desktop', async ({ visit }) => {
  const [alice] = await signUpFriends('Alice', 'Bob');
  const first = await visit(alice!, { path: '/chats' });
  const second = await first.context().newPage();
  await second.goto('/settings/account');
  await second.getByRole('button', { name: 'Sign out', exact: true }).last().click();
  await second.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(second.getByRole('button', { name: 'I have an account' })).toBeVisible();
  await expect(first.getByRole('button', { name: 'I have an account' })).toBeVisible();
});
