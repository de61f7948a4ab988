import { expect, test, type Page } from '../src/journey.ts';
import { directChat, signUpFriends } from '../src/person.ts';

/** Making a film playable takes as long as the machine needs. */
const madeMs = 25_000;

/** A second of a square that turns, as this browser films it. */
const film = async (page: Page): Promise<Buffer> => {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const paint = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(24), { mimeType: 'video/webm;codecs=vp8' });
    const pieces: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    const ended = new Promise((done) => recorder.addEventListener('stop', done));
    recorder.start();
    const from = performance.now();
    await new Promise<void>((done) => {
      const draw = (now: number) => {
        paint.fillStyle = '#dce8e1';
        paint.fillRect(0, 0, 320, 180);
        paint.fillStyle = '#d9541e';
        paint.fillRect(120 + 50 * Math.sin(now / 200), 50, 70, 70);
        if (now - from < 1_000) requestAnimationFrame(draw);
        else done();
      };
      requestAnimationFrame(draw);
    });
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
  });
  return Buffer.from(bytes);
};

test('a film is looked at before it goes, made playable, and plays large at the other side @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  const buffer = await film(page);
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
