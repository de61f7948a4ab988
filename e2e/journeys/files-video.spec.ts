import { shootFilm } from '../src/film.ts';
import { expect, test } from '../src/journey.ts';
import { directChat, signUpFriends } from '../src/person.ts';

/** Making a film playable takes as long as the machine needs. */
const madeMs = 25_000;

test('a film is looked at before it goes, made playable, and plays large at the other side @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  const buffer = await shootFilm(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo or video', exact: true }).click();
  await (await choosing).setFiles({ name: 'square.webm', mimeType: 'video/webm', buffer });
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('img')).toBeVisible();
  await sheet.getByRole('button', { name: /^Send/ }).click();
  await expect(sheet).toBeHidden();

  const madeIn = async () => {
    const { messages } = await bob!.call('messages.history', { chatId, limit: 1 });
    const body = messages[0]?.body as { content?: { file?: { state?: string } } } | undefined;
    return body?.content?.file && (body.content.file.state ?? 'ready');
  };
  const still = other.getByRole('log').getByRole('button', { name: /Play the video/ });
  await expect(still.locator('img')).toBeVisible({ timeout: madeMs });
  await expect.poll(madeIn, { timeout: madeMs }).toBe('ready');
  await expect(other.getByText('Making it playable')).toBeHidden();
  await still.click();
  const video = other.getByRole('dialog').locator('video');
  await expect(video).toHaveAttribute('src', /\/play$/);
  await expect.poll(() => video.evaluate((shown: HTMLVideoElement) => shown.videoWidth)).toBeGreaterThan(0);
  await expect
    .poll(() => video.evaluate((shown: HTMLVideoElement) => shown.currentTime))
    .toBeGreaterThan(0.2);
});
