import { shootFilm } from '../src/film.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { chatRow } from '../src/moves.ts';
import { signUpFriends } from '../src/person.ts';
import { takePhotos, type ChosenFile } from '../src/photos.ts';

const send = async (page: Page, files: ChosenFile[]): Promise<void> => {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo or video', exact: true }).click();
  await (await choosing).setFiles(files);
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Send \d/ }).click();
  await expect(sheet).toBeHidden();
};

test('photos and a film go through a secret chat, and the host has only bytes of them @desktop', async ({
  visit,
  browser,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  // Looking at the settings gives a device its keys; else that waits until nothing else is under way.
  const other = await visit(bob!, { path: '/settings/secret-chats' });
  await expect(other.getByText('You use secret chats on this device.')).toBeVisible();
  const page = await visit(alice!, { path: '/chats' });
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await page.getByRole('button', { name: /^Secret chat/ }).click();
  await page.getByRole('button', { name: 'Choose people' }).click();
  await page.getByRole('checkbox', { name: 'Bob' }).click();
  await page.getByRole('button', { name: 'Start a secret chat with Bob' }).click();
  await expect(page.getByText('Only you and Bob can read this')).toBeVisible();

  const [wide, tall] = await takePhotos(browser, [
    { width: 600, height: 450 },
    { width: 450, height: 600 },
  ]);
  await send(page, [wide!, tall!]);
  await other.getByRole('link', { name: 'Chats' }).click();
  await chatRow(other, 'Alice').click();
  const photos = other.getByRole('log').getByRole('group', { name: '2 photos' });
  await expect(photos.locator('img')).toHaveCount(2);
  await expect
    .poll(() =>
      photos
        .locator('img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0)),
    )
    .toBe(true);

  await send(page, [{ name: 'square.webm', mimeType: 'video/webm', buffer: await shootFilm(page) }]);
  const still = other.getByRole('log').getByRole('button', { name: /Play the video/ });
  await expect(still.locator('img')).toBeVisible();
  await still.click();
  const video = other.getByRole('dialog').locator('video');
  await expect
    .poll(() => video.evaluate((shown: HTMLVideoElement) => shown.currentTime))
    .toBeGreaterThan(0.2);

  const { chats } = await bob!.call('chats.list', {});
  const chatId = chats.find((chat) => chat.secret)!.id;
  const { items } = await bob!.call('files.list', { chatId });
  // Two photos, the film, and its poster at least.
  expect(items.length).toBeGreaterThanOrEqual(4);
  expect(new Set(items.map(({ file }) => `${file.kind} ${file.name} ${file.type}`))).toEqual(
    new Set(['file file application/octet-stream']),
  );
});
