import { expect, test, type Page } from '../src/journey.ts';
import { chatRow, field, message, openChat } from '../src/moves.ts';
import { directChat, groupOf, signUpFriends } from '../src/person.ts';

const setUp = async () => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const trip = await groupOf('Jeju trip', [alice!, bob!]);
  const direct = await directChat(alice!, bob!);
  const first = await bob!.say(trip, '대청마루에서 모이자');
  for (let at = 0; at < 25; at++) await bob!.say(trip, `line ${at}`);
  await alice!.say(trip, '숙소는 한옥 마루가 있는 곳');
  await bob!.say(direct, 'The ferry leaves at 7:30');
  return { alice: alice!, bob: bob!, trip, direct, first };
};

const everywhere = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search friends, chats and messages' });
const inRoom = (page: Page) => page.getByRole('searchbox', { name: 'Search messages' });
const openEverywhere = (page: Page) =>
  page.getByRole('button', { name: 'Search friends, chats and messages' }).click();

test('a part of a Korean word and first consonants find messages, and a press goes to the place @desktop', async ({
  visit,
}) => {
  const { alice, trip, first } = await setUp();
  const page = await visit(alice);
  await openEverywhere(page);
  await everywhere(page).fill('ㄷㅊㅁㄹ');
  const hit = page.getByRole('link', { name: /Jeju trip.*대청마루에서 모이자/ });
  await expect(hit.locator('mark')).toHaveText('대청마루');
  await everywhere(page).fill('청마');
  await expect(hit.locator('mark')).toHaveText('청마');
  await hit.click();
  await expect(page).toHaveURL(`/chats/${trip}?at=${first}`);
  await expect(message(page, '대청마루에서 모이자')).toBeInViewport();
});

test('friends, chats and messages answer together, and filters narrow them down @phone', async ({
  visit,
}) => {
  const { alice, bob, trip } = await setUp();
  await bob.say(trip, 'See https://maru.example/ferry for the ferry');
  const page = await visit(alice);
  await openEverywhere(page);
  await everywhere(page).fill('bob');
  await expect(page.getByRole('heading', { name: 'Friends 1' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Chats 1' })).toBeVisible();
  await everywhere(page).fill('ferry');
  const hits = page.getByRole('link', { name: /ferry/ });
  await expect(hits).toHaveCount(2);
  await page.getByRole('button', { name: 'Links', exact: true }).click();
  await expect(hits).toHaveCount(1);
  await expect(hits).toContainText('/ferry');
  await page.getByRole('button', { name: 'Links', exact: true }).click();
  await page.getByRole('button', { name: 'From', exact: true }).click();
  await page.getByRole('dialog').getByText('Alice').click();
  await expect(page.getByText('No messages found')).toBeVisible();
});

test('a room is searched in steps, with the words marked @phone', async ({ visit }) => {
  const { alice } = await setUp();
  const page = await visit(alice);
  await openChat(page, 'Jeju trip');
  await page.getByRole('button', { name: 'Search in this chat' }).click();
  await inRoom(page).fill('마루');
  await expect(page.getByText('1/2')).toBeVisible();
  await expect(message(page, '숙소는 한옥 마루가 있는 곳').locator('mark')).toHaveText('마루');
  await page.getByRole('button', { name: 'Earlier hit' }).click();
  await expect(page.getByText('2/2')).toBeVisible();
  await expect(message(page, '대청마루에서 모이자')).toBeInViewport();
  await inRoom(page).press('Shift+Enter');
  await expect(page.getByText('1/2')).toBeVisible();
  await expect(message(page, '숙소는 한옥 마루가 있는 곳')).toBeInViewport();
  await page.getByRole('button', { name: 'From', exact: true }).click();
  await page.getByRole('dialog').getByText('Bob').click();
  await expect(page.getByText('1/1')).toBeVisible();
  await inRoom(page).press('Escape');
  await expect(inRoom(page)).toBeHidden();
  await expect(page.locator('mark')).toHaveCount(0);
});

test('the keys open it, and the calendar goes to the day @desktop', async ({ visit }) => {
  const { alice } = await setUp();
  const page = await visit(alice);
  await openChat(page, 'Jeju trip');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(inRoom(page)).toBeFocused();
  await page.getByRole('button', { name: 'Go to a date' }).click();
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Asia/Seoul' }).format(
    new Date(),
  );
  await page.getByRole('button', { name: day }).click();
  await expect(message(page, '대청마루에서 모이자')).toBeInViewport();
  await field(page).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('ferry leaves');
  await page.getByRole('option', { name: /The ferry leaves/ }).click();
  await expect(message(page, 'The ferry leaves at 7:30')).toBeVisible();
});

test('what was looked for is kept here, forgotten one by one, and not kept at all where one says so @desktop', async ({
  visit,
}) => {
  const { alice } = await setUp();
  const page = await visit(alice);
  const lookFor = async (words: string) => {
    await openEverywhere(page);
    await everywhere(page).fill(words);
    await page
      .getByRole('link')
      .filter({ has: page.locator('mark') })
      .first()
      .click();
    await expect(field(page)).toBeVisible();
    await page.goto('/chats');
    await expect(chatRow(page, 'Jeju trip')).toBeVisible();
  };
  await lookFor('마루');
  await lookFor('ferry');
  await openEverywhere(page);
  await expect(page.getByRole('heading', { name: 'Recent searches' })).toBeVisible();
  await page.getByRole('button', { name: 'Forget “마루”' }).click();
  await expect(page.getByRole('button', { name: '마루', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'ferry', exact: true }).click();
  await expect(everywhere(page)).toHaveValue('ferry');
  await page.goto('/settings/privacy');
  await page.getByText('Keep recent searches').click();
  await page.goto('/chats');
  await lookFor('ferry');
  await openEverywhere(page);
  await expect(page.getByText('Recent searches are not kept.')).toBeVisible();
});

test('a syllable that is still being written finds what it may become @desktop', async ({ visit }) => {
  const { alice } = await setUp();
  const page = await visit(alice, { isOwn: true });
  await openEverywhere(page);
  await expect(everywhere(page)).toBeFocused();
  const keyboard = await page.context().newCDPSession(page);
  const write = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  const hit = page.getByRole('link', { name: /Jeju trip.*대청마루에서 모이자/ });
  await write('대청말');
  await expect(hit.locator('mark')).toHaveText('대청마루');
  await write('대청마루');
  await expect(hit.locator('mark')).toHaveText('대청마루');
  await keyboard.send('Input.insertText', { text: '대청말' });
  await expect(page.getByText('No messages found')).toBeVisible();
});

test('without a line, what this device keeps is searched @desktop', async ({ visit }) => {
  const { alice } = await setUp();
  const page = await visit(alice);
  await openChat(page, 'Jeju trip');
  await expect(message(page, '숙소는 한옥 마루가 있는 곳')).toBeVisible();
  await openEverywhere(page);
  await expect(page.getByText('Parts of words and first consonants')).toBeVisible();
  await page.context().setOffline(true);
  await everywhere(page).fill('한옥');
  await expect(page.getByText('only what this device keeps was searched')).toBeVisible();
  await expect(page.getByRole('link', { name: /숙소는 한옥 마루/ })).toBeVisible();
  await page.context().setOffline(false);
});
