import { expect, test } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test('a list is made by keyboard, ticked by two, changed, and done @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'To-do list', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'New to-do list' });
  await sheet.getByLabel('Title').fill('Packing');
  await sheet.getByLabel('Thing 1', { exact: true }).fill('Umbrella');
  await page.keyboard.press('Enter');
  await expect(sheet.getByLabel('Thing 2', { exact: true })).toBeFocused();
  await page.keyboard.type('Snacks');
  await sheet.getByRole('button', { name: 'Share the list' }).click();
  await expect(sheet).toBeHidden();

  const mine = message(page, 'Packing');
  const theirs = message(other, 'Packing');
  await theirs.getByRole('checkbox', { name: 'Umbrella' }).click();
  await expect(mine.getByRole('checkbox', { name: 'Umbrella' })).toBeChecked();
  await expect(mine.getByText('1 of 2 done')).toBeVisible();

  await mine.getByRole('button', { name: 'Open the list' }).click();
  const whole = page.getByRole('dialog', { name: 'To-do list' });
  await expect(whole.getByText(/^Bob, Today/)).toBeVisible();
  await whole.getByRole('textbox', { name: 'Add a thing to do' }).fill('Camera');
  await whole.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(theirs.getByRole('checkbox', { name: 'Camera' })).toBeVisible();
  await whole.getByRole('button', { name: 'Change Camera' }).click();
  const form = page.getByRole('dialog', { name: 'Change it' });
  await form.getByLabel('What to do').fill('Old camera');
  await form.getByRole('button', { name: /Who does it/ }).click();
  await page.getByRole('option', { name: 'Bob' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByRole('checkbox', { name: /Old camera.*Bob/ })).toBeVisible();

  await theirs.getByRole('checkbox', { name: 'Snacks' }).click();
  await theirs.getByRole('checkbox', { name: /Old camera/ }).click();
  await expect(mine.getByText('All done 🎉')).toBeVisible();
});

test('what is left for me stands in the drawer and under my calendar @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const { list } = await alice!.call('todos.create', {
    chatId,
    key: 'list',
    title: 'Shopping',
    items: [{ text: 'Tangerines', assignee: bob!.id, due: '2031-12-05' }],
  });
  const page = await visit(bob!, { path: '/events' });
  const mine = page.getByRole('region', { name: 'For me to do' });
  await mine.getByRole('button', { name: /Shopping/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /Tangerines/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show in the chat' }).click();
  await expect(message(page, 'Shopping').getByRole('checkbox', { name: /Tangerines/ })).toBeChecked();
  const [after] = (await alice!.call('todos.get', { chatId, ids: [list.id] })).lists;
  expect(after?.items[0]?.done?.by).toBe(bob!.id);
});
