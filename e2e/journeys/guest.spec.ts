import { expect, test } from '../src/journey.ts';
import { agreeToAll, chatRow, goTo, message, say } from '../src/moves.ts';
import { groupOf, newHandle, password, signUpFriends } from '../src/person.ts';

const comeIn = 'Come in with just a name';

test('a guest comes in by a link with only a name, is marked as one, and the host ends the visit', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Moving house', [alice!, bob!]);
  const host = await visit(alice!, { path: `/chats/${chatId}` });
  await host.getByRole('button', { name: 'Room menu' }).click();
  const drawer = host
    .getByRole('dialog', { name: 'About this chat' })
    .or(host.getByRole('complementary', { name: 'About this chat' }));
  await drawer.getByText('Let people in by link').click();
  const link = await drawer.getByText(/\/i\/[\w-]+/).innerText();

  const guest = await visit(null, { path: new URL(link).pathname });
  await expect(guest.getByRole('heading', { name: 'Moving house' })).toBeVisible();
  await guest.getByRole('button', { name: comeIn }).click();
  await guest.getByLabel('Name', { exact: true }).fill('Mover Kim');
  await guest.getByRole('button', { name: 'Come in' }).click();
  await say(guest, 'The van is here');

  await drawer.getByRole('button', { name: 'What to do with Mover Kim' }).click();
  await host.getByRole('menuitem', { name: 'End the visit' }).click();
  await host.getByRole('alertdialog').getByRole('button', { name: 'End the visit' }).click();
  await expect(guest.getByText('Your visit has ended.')).toBeVisible();
  await expect(guest.getByRole('button', { name: 'I have an account' })).toBeVisible();
  await expect(guest.getByText('The van is here')).toBeHidden();
});

test('words of a guest carry the mark, and a guest who makes an account keeps the chat @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Neighbours', [alice!, bob!]);
  const { code } = await alice!.call('invites.set', { chatId, on: true, guests: true, renew: false });
  const host = await visit(alice!, { path: `/chats/${chatId}` });
  const guest = await visit(null, { path: `/i/${code}` });
  await guest.getByRole('button', { name: comeIn }).click();
  await guest.getByLabel('Name', { exact: true }).fill('Haneul');
  await guest.getByRole('button', { name: 'Come in' }).click();
  await say(guest, 'I live upstairs');
  await expect(message(host, 'I live upstairs').getByText('Guest', { exact: true })).toBeVisible();

  await guest.getByRole('button', { name: 'Account' }).click();
  await guest.getByRole('dialog').getByRole('button', { name: 'Make an account' }).click();
  await expect(guest.getByLabel('Name', { exact: true })).toHaveValue('Haneul');
  await guest.getByLabel('Handle', { exact: true }).fill(newHandle());
  await guest.getByLabel('Password', { exact: true }).fill(password);
  await agreeToAll(guest);
  await guest.getByRole('button', { name: 'Make an account' }).click();
  await expect(message(guest, 'I live upstairs')).toBeVisible();
  await goTo(guest, '/chats');
  await expect(chatRow(guest, 'Neighbours')).toBeVisible();
  await host.reload();
  await expect(message(host, 'I live upstairs')).toBeVisible();
  await expect(message(host, 'I live upstairs').getByText('Guest', { exact: true })).toBeHidden();
});

test('a dead link says so in words, and a link without guests asks for an account @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Members only', [alice!, bob!]);
  const { code } = await alice!.call('invites.set', { chatId, on: true, guests: false, renew: false });
  const page = await visit(null, { path: `/i/${code}` });
  await expect(page.getByText('This chat is for people with an account.')).toBeVisible();
  await alice!.call('invites.set', { chatId, on: true, guests: true, renew: true });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This door is closed' })).toBeVisible();
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(page.getByRole('button', { name: 'Make an account' })).toBeVisible();
});
