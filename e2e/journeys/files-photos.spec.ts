import { filesOf, type MessageBody } from '@maru/contract';
import { expect, test as plain, type Page } from '../src/journey.ts';
import { findFaults } from '../src/find-faults.ts';
import { message, say } from '../src/moves.ts';
import { directChat, hostUrl, signUpFriends } from '../src/person.ts';
import { cameraWords, takePhotos, type ChosenFile } from '../src/photos.ts';
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

/** Chooses photos at the + beside the field; the sheet that sends them opens. */
const choosePhotos = async (page: Page, photos: ChosenFile[]): Promise<void> => {
  await page.getByRole('button', { name: 'Add to the message' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo or video' }).last().click();
  await (await chooser).setFiles(photos);
  await expect(page.getByRole('dialog', { name: /^Send \d/ })).toBeVisible();
};

const photosIn = (page: Page, label: string) => page.getByRole('log').getByRole('group', { name: label });

test('photos go in the order chosen, arrive as one mosaic without what the camera wrote, and are looked at large', async ({
  visit,
  browser,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const photos = await takePhotos(browser, [
    { width: 600, height: 450 },
    { width: 450, height: 600 },
    { width: 500, height: 500 },
  ]);
  expect(photos[0]?.buffer.includes(cameraWords)).toBe(true);
  const [page, other] = [
    await visit(alice!, { path: `/chats/${chatId}` }),
    await visit(bob!, { path: `/chats/${chatId}` }),
  ];
  await choosePhotos(page, photos);
  const sheet = page.getByRole('dialog');
  // Pressed once it is out, pressed again it is the last.
  const first = sheet.getByRole('button', { name: /^IMG_1.jpg, / });
  await first.click();
  await expect(first).toHaveAccessibleName('IMG_1.jpg, left out');
  await first.click();
  await expect(first).toHaveAccessibleName('IMG_1.jpg, number 3');
  await sheet.getByRole('button', { name: 'Original' }).click();
  await sheet.getByRole('textbox').fill('Jeju at noon');
  expect(await findFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Send 3' }).click();

  const mosaic = photosIn(other, '3 photos');
  await expect(mosaic.getByRole('button')).toHaveCount(3);
  await expect(message(other, 'Jeju at noon')).toBeVisible();
  await expect(photosIn(page, '3 photos').getByRole('button').first()).toBeEnabled();
  const { messages } = await bob!.call('messages.history', { chatId });
  const sent = messages[0]?.body as MessageBody | undefined;
  const files = filesOf(sent?.content);
  expect(files.map((one) => one.name)).toEqual(['IMG_2.jpg', 'IMG_3.jpg', 'IMG_1.jpg']);
  expect(files.every((one) => one.blur)).toBe(true);
  const answer = await other.request.get(`/files/${chatId}/${files[0]?.id}/original`);
  expect(answer.ok()).toBe(true);
  expect((await answer.body()).includes(cameraWords)).toBe(false);

  await mosaic.getByRole('button', { name: 'Photo 1 of 3' }).click();
  const viewer = other.getByRole('dialog', { name: 'Photos and videos' });
  await expect(viewer.getByText('1 / 3')).toBeVisible();
  await expect(viewer.getByText('Jeju at noon')).toBeVisible();
  expect(await findFaults(other)).toEqual([]);
  await other.keyboard.press('ArrowRight');
  await expect(viewer.getByText('2 / 3')).toBeVisible();
  const saved = other.waitForEvent('download');
  await viewer.getByRole('button', { name: 'Save' }).click();
  expect((await saved).suggestedFilename()).toBe('IMG_3.jpg');
  await other.goBack();
  await expect(viewer).toBeHidden();
  await expect(mosaic).toBeVisible();
});

test('an upload that is cut off goes on after the line is back, and after a reload @desktop', async ({
  visit,
  browser,
  line,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const photos = await takePhotos(browser, [{ width: 1_200, height: 900, isNoisy: true }]);
  const size = photos[0]!.buffer.length;
  const page = await visit(alice!, { url: line.url, path: `/chats/${chatId}` });
  // Where each piece began that was sent; an upload that begins anew is asked for anew.
  let begun = 0;
  const from: number[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/uploads')) return;
    if (request.method() === 'POST') begun += 1;
    if (request.method() === 'PATCH') from.push(Number(request.headers()['upload-offset']));
  });
  await choosePhotos(page, photos);
  await page.getByRole('dialog').getByRole('button', { name: 'Original' }).click();
  const before = line.sent();
  const gone = () => line.sent() - before;
  line.holdAfter(size * 0.2);
  await page.getByRole('button', { name: 'Send 1' }).click();
  const pending = photosIn(page, 'Photo');
  await expect.poll(gone).toBeGreaterThan(size * 0.2);
  // Words are not held up by what is still on its way.
  await say(page, 'The picture is coming');
  await expect(message(page, 'The picture is coming')).not.toHaveAccessibleName(/Sending/);

  line.cut();
  await expect(pending.getByText('Goes when you are back online')).toBeVisible();
  line.holdAfter(size * 0.3);
  line.mend();
  await expect.poll(gone).toBeGreaterThan(size * 0.5);

  // The rest is not to be there before it is looked at.
  line.holdAfter(size * 0.1);
  await page.reload();
  await expect(pending.getByRole('button', { name: 'Hold back' })).toBeVisible();
  line.holdAfter(null);
  await expect(pending.getByRole('button', { name: 'Photo 1 of 1' })).toBeEnabled();
  // What had come was not sent again.
  expect(begun).toBe(1);
  expect(from[0]).toBe(0);
  expect(from.at(-1)).toBeGreaterThan(0);
  expect(from).toEqual(from.toSorted((one, other) => one - other));
  const other = await visit(bob!, { path: `/chats/${chatId}` });
  await expect(photosIn(other, 'Photo').getByRole('button')).toHaveCount(1);
});
