import { expect, test } from '../src/journey.ts';
import { chatRow, chooseFor, field, message, openChat, say } from '../src/moves.ts';
import { directChat, signUp } from '../src/person.ts';

test('a stranger learns that they were read only once their chat is kept @phone', async ({ visit }) => {
  const [alice, stranger] = await Promise.all([signUp('Alice'), signUp('Unknown Yoon')]);
  const chatId = await directChat(stranger, alice);
  const theirs = await visit(stranger, { path: `/chats/${chatId}` });
  await stranger.say(chatId, 'Hello, do you know me?');
  const sent = message(theirs, 'Hello, do you know me?');
  await expect(sent).toHaveAccessibleName(/Unread by 1/);

  const page = await visit(alice);
  await expect(chatRow(page, 'Unknown Yoon').getByText('Not a friend')).toBeVisible();
  await openChat(page, 'Unknown Yoon');
  const bar = page.getByRole('region', { name: 'Unknown Yoon is not among your friends' });
  await expect(bar).toBeVisible();
  await expect(message(page, 'Hello, do you know me?')).not.toHaveAccessibleName(/Unread by/);
  await expect.poll(async () => (await alice.call('chats.get', { chatId })).chat.unread).toBe(0);
  // A second message passes the first on the way: had the reading been told, it would have come before.
  await stranger.say(chatId, 'No answer?');
  await expect(message(theirs, 'No answer?')).toHaveAccessibleName(/Unread by 1/);
  await expect(sent).toHaveAccessibleName(/Unread by 1/);

  await bar.getByRole('button', { name: 'Keep chatting' }).click();
  await expect(bar).toBeHidden();
  await expect(sent).not.toHaveAccessibleName(/Unread by/);
});

test('somebody blocked no longer reaches me, until they are unblocked @desktop', async ({ visit }) => {
  const [alice, stranger] = await Promise.all([signUp('Alice'), signUp('Pushy Park')]);
  const chatId = await directChat(stranger, alice);
  await stranger.say(chatId, 'Buy my gold');
  const page = await visit(alice, { path: `/chats/${chatId}` });
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click();
  await expect(page.getByText('You blocked Pushy Park, so nothing arrives from them.')).toBeVisible();
  await expect(field(page)).toBeHidden();
  await stranger.say(chatId, 'Silver then?');
  await page.getByRole('button', { name: 'Unblock' }).click();
  await expect(field(page)).toBeVisible();
  await stranger.say(chatId, 'Sorry about that');
  await expect(message(page, 'Sorry about that')).toBeVisible();
  await expect(message(page, 'Silver then?')).toBeHidden();
});

test('what a stranger says is reported with its words @desktop', async ({ visit }) => {
  const [alice, stranger] = await Promise.all([signUp('Alice'), signUp('Pushy Park')]);
  const chatId = await directChat(stranger, alice);
  await stranger.say(chatId, 'Buy my gold');
  const page = await visit(alice, { path: `/chats/${chatId}` });
  await expect(message(page, 'Buy my gold')).toBeVisible();
  await chooseFor(page, 'Buy my gold', 'Report');
  const sheet = page.getByRole('dialog', { name: 'Report Pushy Park' });
  await expect(sheet.getByRole('textbox')).toHaveValue('“Buy my gold”\n');
  await expect(sheet.getByRole('button', { name: 'Send report' })).toBeDisabled();
  await sheet.getByText('Fraud or theft').click();
  await sheet.getByRole('button', { name: 'Send report' }).click();
  await expect(page.getByText('Thank you. The operator will look at it.')).toBeVisible();
  await expect(sheet).toBeHidden();
});

test('a message that is refused waits to be sent again or given up @phone', async ({ visit }) => {
  const [alice, bob] = await Promise.all([signUp('Alice'), signUp('Bob')]);
  await alice.call('people.addFriend', { accountId: bob.id });
  const chatId = await directChat(alice, bob);
  const page = await visit(alice, { path: `/chats/${chatId}` });
  await expect(field(page)).toBeVisible();
  await page.context().setOffline(true);
  await say(page, 'Will this go?');
  await say(page, 'And this?');
  // Blocked on another device, before what was written here could go.
  await alice.call('people.block', { accountId: bob.id });
  await page.context().setOffline(false);
  const [first, second] = [message(page, 'Will this go?'), message(page, 'And this?')];
  await expect(first).toHaveAccessibleName(/Not sent/);
  await expect(second).toHaveAccessibleName(/Not sent/);
  await expect(second.getByText('You have blocked this person. Unblock them to write.')).toBeVisible();
  await second.getByRole('button', { name: 'Give up sending' }).click();
  await expect(second).toBeHidden();
  await page.getByRole('button', { name: 'Unblock' }).click();
  await expect(field(page)).toBeVisible();
  await first.getByRole('button', { name: 'Send again' }).click();
  await expect(first).not.toHaveAccessibleName(/Not sent|Sending/);
  await page.reload();
  await expect(first).toBeVisible();
  await expect(second).toBeHidden();
});
