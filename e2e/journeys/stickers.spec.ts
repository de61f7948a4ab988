import { expect, test, type Page } from '../src/journey.ts';
import { field, goTo, message } from '../src/moves.ts';
import { directChat, newHandle, signInOperator, signUp, signUpFriends } from '../src/person.ts';

// With all that moves.
test.use({ contextOptions: {} });

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAKElEQVQ4jWP4tiyaKohh1KBvo2H0bTQdLRvNIstGi5Ho0RIyeiBrEQD7lmv9/lJusAAAAABJRU5ErkJggg==',
  'base64',
);

const openPanel = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Stickers and emoji', exact: true }).click();
  await page.getByRole('tab', { name: 'Stickers' }).click();
};

const inRoom = (page: Page, word: string) =>
  page.getByRole('log').getByRole('button', { name: `Sticker: ${word}` });

test('a sticker is looked at large, sent by a second press, and seen by the other @phone', async ({
  visit,
}) => {
  const [alice, jiu] = await signUpFriends('Alice', '한지우');
  const chatId = await directChat(alice!, jiu!);
  const [left, right] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(jiu!, { path: `/chats/${chatId}`, locale: 'ko-KR' }),
  ]);
  await openPanel(left);
  await left.getByRole('button', { name: 'The Songpyeon family' }).click();
  const sticker = left.getByRole('button', { name: 'Sticker: Have you eaten?' });
  await sticker.click();
  await expect(left.getByRole('group', { name: 'Sticker to send: Have you eaten?' })).toBeVisible();
  await left.getByRole('button', { name: 'Keep as a favourite' }).click();
  await sticker.first().click();
  await expect(inRoom(left, 'Have you eaten?')).toBeVisible();
  await expect(left.getByRole('group', { name: /^Sticker to send/ })).toHaveCount(0);
  await left.getByRole('button', { name: 'Favourites', exact: true }).click();
  await expect(left.getByRole('list', { name: 'Favourites' }).getByRole('button')).toHaveCount(1);

  const arrived = right.getByRole('log').getByRole('button', { name: '이모티콘: 밥 먹었어?' });
  await expect(arrived).toBeVisible();
  await arrived.click();
  const sheet = right.getByRole('dialog', { name: '송편네 식구' });
  await sheet.getByRole('button', { name: '이모티콘: 냠냠' }).click();
  await right.getByRole('button', { name: '보내기', exact: true }).click();
  await expect(inRoom(left, 'Yum')).toBeVisible();
});

test('a known word brings stickers, and one of them goes with the words @phone', async ({ visit }) => {
  const [alice, jiu] = await signUpFriends('Alice', '한지우');
  const chatId = await directChat(alice!, jiu!);
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await field(page).fill('The meeting is at three');
  await expect(page.getByRole('group', { name: 'Stickers that fit' })).toHaveCount(0);
  await field(page).fill('Thanks');
  const strip = page.getByRole('group', { name: 'Stickers that fit' });
  await strip.getByRole('button', { name: 'Sticker: Thank you', exact: true }).first().click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(message(page, 'Thanks').getByRole('button', { name: /^Sticker: Thank you/ })).toBeVisible();
  await goTo(page, '/settings/stickers');
  await page.getByRole('tab', { name: 'My stickers' }).click();
  await page.getByText('Offer stickers while writing').click();
  await goTo(page, `/chats/${chatId}`);
  await field(page).fill('Thanks');
  await expect(message(page, 'Thanks')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Stickers that fit' })).toHaveCount(0);
});

test('somebody makes a pack, an operator lets everyone have it, and another adds it @desktop', async ({
  visit,
}) => {
  const name = `Cat ${newHandle()}`;
  const [maker, other, operator] = await Promise.all([signUp('Alice'), signUp('Bora'), signInOperator()]);
  const page = await visit(maker, { path: '/settings/stickers' });
  await page.getByRole('tab', { name: 'My stickers' }).click();
  await page.getByRole('button', { name: 'Make stickers' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name of the pack').fill(name);
  await sheet
    .locator('input[type=file]')
    .setInputFiles([{ name: 'cat.png', mimeType: 'image/png', buffer: picture }]);
  await sheet.getByLabel('What it says').fill('Meow');
  await sheet.getByLabel('Found by').fill('cat, 야옹');
  await sheet.getByText('Offer it to everyone on this host').click();
  await sheet.getByRole('button', { name: 'Make the pack' }).click();
  await expect(page.getByText('Waiting for a look')).toBeVisible();

  const desk = await visit(operator, { path: '/settings/stickers' });
  await desk.getByRole('tab', { name: 'To approve' }).click();
  const offered = desk.getByRole('region', { name });
  await expect(offered.getByText('Meow')).toBeVisible();
  await offered.getByRole('button', { name: 'Approve' }).click();
  await expect(offered).toHaveCount(0);
  await expect(page.getByText('For everyone')).toBeVisible();

  const shop = await visit(other, { path: '/settings/stickers' });
  await shop.getByRole('searchbox', { name: 'Search packs and words' }).fill(name);
  await shop.getByRole('button', { name: `Add ${name}` }).click();
  await expect(shop.getByRole('button', { name: `Take ${name} off` })).toBeVisible();
  await expect.poll(async () => (await other.call('stickers.listPacks', {})).packs.length).toBe(1);
});
