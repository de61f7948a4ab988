import { expect, test as plain, type Page } from '../src/journey.ts';
import { chatRow, chooseForChat, expectInOrder, field, goTo, message, say } from '../src/moves.ts';
import { directChat, hostUrl, signUpFriends } from '../src/person.ts';
import { weakLineTo, type WeakLine } from '../src/weak-line.ts';

const test = plain.extend<{ line: WeakLine }>({
  // Playwright names what a fixture needs by its parameter, even where it is nothing.
  // oxlint-disable-next-line no-empty-pattern
  line: async ({}, use) => {
    const line = await weakLineTo(hostUrl());
    await use(line);
    await line.close();
  },
});

const quietStrip = (page: Page) => page.getByText(/^(Offline|Connecting…)$/);

/** The shell of the app is kept once its worker leads the page. */
const untilKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

const lose = async (page: Page, line: WeakLine) => {
  line.cut();
  await page.context().setOffline(true);
};

const regain = async (page: Page, line: WeakLine) => {
  line.mend();
  await page.context().setOffline(false);
};

test('without a line the app opens and reads; what is written waits, and goes once and in order @phone', async ({
  visit,
  line,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'Call me from the train');
  const page = await visit(alice!, { url: line.url, path: `/chats/${chatId}`, serviceWorkers: 'allow' });
  await expect(message(page, 'Call me from the train')).toBeVisible();
  await untilKept(page);

  await lose(page, line);
  await expect(quietStrip(page)).toBeVisible();
  for (const words of ['We are in the tunnel', '곧 나가요', 'Now?']) await say(page, words);
  await expect(message(page, 'Now?')).toHaveAccessibleName(/Sending/);

  await page.reload();
  await expect(message(page, 'Call me from the train')).toBeVisible();
  await expect(message(page, 'Now?')).toHaveAccessibleName(/Sending/);
  await say(page, 'Still dark');
  await expect(quietStrip(page)).toBeVisible();

  await regain(page, line);
  await expect(message(page, 'Still dark')).not.toHaveAccessibleName(/Sending/);
  await expect(quietStrip(page)).toBeHidden();
  const all = ['Call me from the train', 'We are in the tunnel', '곧 나가요', 'Now?', 'Still dark'];
  await expectInOrder(page, all);
  const { messages } = await bob!.call('messages.history', { chatId });
  expect(messages.flatMap(({ body }) => ('text' in body ? body.text : [])).reverse()).toEqual(all);
});

test('what others wrote meanwhile is there when the line is back @desktop', async ({ visit, line }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'before');
  const page = await visit(alice!, { url: line.url, path: `/chats/${chatId}` });
  await expect(message(page, 'before')).toBeVisible();
  await lose(page, line);
  await expect(quietStrip(page)).toBeVisible();
  for (const words of ['one', 'two', 'three']) await bob!.say(chatId, `meanwhile ${words}`);
  await regain(page, line);
  await expectInOrder(page, ['before', 'meanwhile one', 'meanwhile two', 'meanwhile three']);
});

test('what was read without a line is told to the host after a reload, when the line is back @desktop', async ({
  visit,
  line,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'Read me in the tunnel');
  const page = await visit(alice!, { url: line.url, path: '/chats', serviceWorkers: 'allow' });
  await expect(chatRow(page, 'Bob').getByText('unread message')).toBeVisible();
  await untilKept(page);
  // Menus come just after the list: the line is to be lost when they are here.
  await chatRow(page, 'Bob').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Mark as read', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await lose(page, line);
  await expect(quietStrip(page)).toBeVisible();
  await chooseForChat(page, 'Bob', 'Mark as read');
  await expect(chatRow(page, 'Bob').getByText('unread message')).toBeHidden();
  await page.reload();
  await expect(quietStrip(page)).toBeVisible();
  await regain(page, line);
  await expect
    .poll(async () => (await alice!.call('chats.list', {})).chats.map(({ unread }) => unread))
    .toEqual([0]);
  await expect(chatRow(page, 'Bob').getByText('unread message')).toBeHidden();
});

test('a draft outlives a reload and shows in the list @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'Well?');
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await field(page).fill('I was going to say');
  await expect(field(page)).toHaveValue('I was going to say');
  await page.reload();
  await expect(field(page)).toHaveValue('I was going to say');
  await goTo(page, '/chats');
  await expect(chatRow(page, 'Bob').getByText('I was going to say')).toBeVisible();
});
