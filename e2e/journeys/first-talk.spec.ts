import { expect, test } from '../src/journey.ts';
import { agreeToAll, chatRow, field, message, say } from '../src/moves.ts';
import { directChat, newHandle, password, signUp, signUpFriends } from '../src/person.ts';

test('somebody signs up, finds a friend by handle and says hello', async ({ visit }) => {
  const friend = await signUp('한지우');
  const page = await visit(null, { path: '/' });
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Alice');
  const handle = newHandle();
  await page.getByLabel('Handle', { exact: true }).fill(handle);
  await expect(page.getByText(`@${handle} is free.`)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await agreeToAll(page);
  await page.getByRole('button', { name: 'Make an account' }).click();

  await page.getByRole('link', { name: 'Friends' }).click();
  await page.getByRole('button', { name: 'Add a friend' }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Handle or e-mail').fill(`@${friend.handle}`);
  await sheet.getByRole('button', { name: 'Find' }).click();
  await sheet.getByRole('button', { name: /^Add (a )?friend$/ }).click();
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  await say(page, '안녕하세요, 저 앨리스예요!');
  await expect(message(page, '안녕하세요, 저 앨리스예요!')).toHaveAccessibleName(/Unread by 1/);
});

test('the link of a person makes friends, signed in or not yet @desktop', async ({ visit }) => {
  const [owner, guest] = await Promise.all([signUp('박민호'), signUp('Bora')]);
  const { code } = await owner.call('people.myLink', {});
  const page = await visit(guest, { path: `/u/${code}` });
  await page.getByRole('button', { name: /^Add (a )?friend$/ }).click();
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  await say(page, 'Found you by your link');
  await expect(message(page, 'Found you by your link')).toBeVisible();

  // Letting a second browser in has a journey of its own.
  await guest.call('approval.setAsked', { on: false });
  const stranger = await visit(null, { path: `/u/${code}` });
  await stranger.getByRole('button', { name: 'I have an account' }).click();
  await stranger.getByLabel('Handle', { exact: true }).fill(guest.handle);
  await stranger.getByLabel('Password', { exact: true }).fill(password);
  await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(stranger.getByText('You are friends already.')).toBeVisible();
});

test('two talk in Korean and English; typing shows, and the 1 falls when it is read', async ({ visit }) => {
  const [alice, jiu] = await signUpFriends('Alice', '한지우');
  const chatId = await directChat(alice!, jiu!);
  const [left, right] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(jiu!, { path: '/chats' }),
  ]);
  await say(left, 'Did you eat yet?');
  const sent = message(left, 'Did you eat yet?');
  await expect(sent).toHaveAccessibleName(/Unread by 1/);
  await expect(sent.getByText('1', { exact: true })).toBeVisible();

  await expect(chatRow(right, 'Alice').getByText('1 unread message')).toBeAttached();
  await expect(right).toHaveTitle('(1) Maru');
  await chatRow(right, 'Alice').click();
  await expect(message(right, 'Did you eat yet?')).toBeVisible();
  await expect(sent).not.toHaveAccessibleName(/Unread by/);
  await expect(right).toHaveTitle('Maru');

  await field(right).pressSequentially('아직');
  await expect(left.getByText('한지우 is writing')).toBeVisible();
  await say(right, '아직이요. 같이 먹을래요? 🍚');
  await expect(message(left, '아직이요. 같이 먹을래요? 🍚')).toBeVisible();
  await expect(left.getByText('한지우 is writing')).toBeHidden();
  await expect(message(right, '아직이요.')).not.toHaveAccessibleName(/Unread by/);
});
