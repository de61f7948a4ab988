import { expect, test, type Page } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { directChat, signUpFriends } from '../src/person.ts';
import { takePhotos, type ChosenFile } from '../src/photos.ts';

// With all that moves.
test.use({ contextOptions: {} });

const sendPhotos = async (page: Page, photos: ChosenFile[]): Promise<void> => {
  await page.getByRole('button', { name: 'Add to the message' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo or video' }).last().click();
  await (await chooser).setFiles(photos);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Send \d/ })
    .click();
  await expect(page.getByRole('log').getByRole('group', { name: /photos/ })).toBeVisible();
};

test('the drawer gathers photos and links; a press looks at them or goes to where they were said @phone', async ({
  visit,
  browser,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const seq = await bob!.say(chatId, 'The ferry: https://maru.example/ferry');
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  const size = { width: 600, height: 400 };
  await sendPhotos(page, await takePhotos(browser, [size, size]));
  await page.getByRole('button', { name: 'Room menu' }).click();
  const tiles = page.getByRole('button', { name: /^Photo from Alice/ });
  await expect(tiles).toHaveCount(2);
  await page
    .getByRole('region', { name: 'Photos & videos' })
    .getByRole('button', { name: 'See all' })
    .click();
  const shared = page.getByRole('dialog', { name: 'Shared in this chat' });
  await expect(shared.getByRole('button', { name: /^Photo from Alice/ })).toHaveCount(2);
  const month = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone: 'Asia/Seoul',
  }).format(new Date());
  await expect(shared.getByRole('heading', { name: month })).toBeVisible();
  await shared.getByRole('tab', { name: 'Links' }).click();
  await expect(shared.getByText('The ferry:', { exact: true })).toBeVisible();
  await shared.getByRole('button', { name: 'Go to the message of Bob' }).click();
  await expect(page).toHaveURL(`/chats/${chatId}?at=${seq}`);
  await expect(shared).toBeHidden();
  await expect(message(page, 'The ferry')).toBeInViewport();
  // On a phone the drawer stood over the room: it is gone, and the message can be pressed.
  await message(page, 'The ferry').getByText('The ferry').click({ trial: true });
});
