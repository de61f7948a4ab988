import { expect, test } from '../src/journey.ts';
import { chooseFor, message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('a notice is made of a message, changed and taken down for all, and put away by one @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  await alice!.say(chatId, 'Saturday at ten, gate 3');
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await chooseFor(page, 'Saturday at ten, gate 3', 'Make a notice');
  const maker = page.getByRole('dialog', { name: 'New notice' });
  await maker.getByLabel('Words').fill('Saturday at ten, gate 3\nhttps://maru.example/map');
  await maker.getByRole('button', { name: 'Set notice' }).click();
  await expect(maker).toBeHidden();

  const top = page.getByRole('region', { name: 'Notice', exact: true });
  const theirs = other.getByRole('region', { name: 'Notice', exact: true });
  await expect(theirs).toContainText('Saturday at ten, gate 3');
  await expect(theirs.getByRole('link', { name: 'https://maru.example/map' })).toBeVisible();
  await theirs.getByRole('button', { name: 'Unfold the notice' }).click();
  await expect(theirs.getByText(/^Alice · /)).toBeVisible();
  await theirs.getByRole('button', { name: 'Edit' }).click();
  const editor = other.getByRole('dialog', { name: 'Edit the notice' });
  await editor.getByLabel('Words').fill('Sunday at ten, gate 3');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(top).toContainText('Sunday at ten, gate 3');
  await expect(message(page, 'Details')).toContainText('Sunday at ten, gate 3');

  await theirs.getByRole('button', { name: 'Hide for me' }).click();
  await expect(theirs).toBeHidden();
  await expect(top).toBeVisible();
  await page.reload();
  await expect(top).toContainText('Sunday at ten, gate 3');
  await other.reload();
  await expect(message(other, 'Details')).toContainText('Sunday at ten, gate 3');
  await expect(theirs).toBeHidden();

  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Notice', exact: true }).click();
  await maker.getByLabel('Words').fill('Bring water');
  await maker.getByRole('button', { name: 'Set notice' }).click();
  await expect(theirs).toContainText('Bring water');
  await expect(message(other, 'Sunday at ten')).toContainText('Earlier notice');
  await top.getByRole('button', { name: 'Unfold the notice' }).click();
  await top.getByRole('button', { name: 'Take down' }).click();
  await expect(theirs).toBeHidden();
});

test('the drawer tells the history of notices, and a host keeps them to hosts @phone', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Club', [alice!, bob!]);
  for (const [key, text] of Object.entries({ first: 'First rule', second: 'Second rule' }))
    await bob!.call('notices.set', { chatId, key, text });
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await expect(page.getByRole('region', { name: 'Notice', exact: true })).toContainText('Second rule');
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('region', { name: 'Notices 2' }).getByRole('button', { name: 'See all' }).click();
  const all = page.getByRole('dialog', { name: 'Notices' });
  await expect(all.getByRole('button', { name: /Second rule/ })).toContainText('Now');
  await all.getByText('Only hosts set notices').click();
  await expect.poll(async () => (await bob!.call('notices.top', { chatId })).hostsOnly).toBe(true);
  await all.getByRole('button', { name: /First rule/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Notice', exact: true });
  await sheet.getByRole('button', { name: 'Set again' }).click();
  await page.getByRole('dialog', { name: 'New notice' }).getByRole('button', { name: 'Set notice' }).click();
  await expect.poll(async () => (await bob!.call('notices.top', { chatId })).newest?.text).toBe('First rule');
});
