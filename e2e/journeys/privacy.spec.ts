import { expect, test } from '../src/journey.ts';
import { chooseFor, message, say } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('an ignored member folds, and who hides reading stays in the number until they write @desktop', async ({
  visit,
}) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const chatId = await groupOf('Kimchi day', [alice!, bob!, chae!]);
  await bob!.say(chatId, 'Look at my gold coins');
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await expect(message(page, 'Look at my gold coins')).toBeVisible();
  await chooseFor(page, 'Look at my gold coins', 'Ignore this person here');
  const fold = page.getByRole('button', { name: /Message of somebody you ignore/ });
  await expect(fold).toHaveCount(1);
  await expect(message(page, 'Look at my gold coins')).toBeHidden();
  await fold.click();
  await expect(message(page, 'Look at my gold coins')).toBeVisible();

  await chae!.call('accounts.updateSettings', { seesReads: 'nobody' });
  await say(page, 'Who brings the salt?');
  const sent = message(page, 'Who brings the salt?');
  await expect(sent).toHaveAccessibleName(/Unread by 2/);
  const { lastSeq: seq } = (await alice!.call('chats.get', { chatId })).chat;
  await chae!.call('chats.markRead', { chatId, seq });
  await bob!.call('chats.markRead', { chatId, seq });
  await expect(sent).toHaveAccessibleName(/Unread by 1/);
  await sent.getByRole('button', { name: 'unread by 1' }).click();
  const sheet = page.getByRole('dialog', { name: 'Not read yet by 1' });
  await expect(sheet).toBeVisible();
  await chae!.say(chatId, 'I do');
  await expect(page.getByRole('dialog', { name: 'Everybody has read it' })).toBeVisible();
});
