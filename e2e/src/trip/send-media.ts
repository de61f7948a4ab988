import { filesOf, type ChatId, type MessageBody } from '@maru/contract';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { cameraMaker, type TripMedia } from './make-media.ts';
import { attach, expectDrawn, messageOf, toNewest, type Traveller, type Trip } from './travellers.ts';

/** Making sixty photos smaller, or a film playable, takes as long as the machine needs. */
const patience = { timeout: 900_000 };

const groupOf = ({ page, say }: Traveller, count: number) =>
  page
    .getByRole('log')
    .getByRole('group', {
      name: count === 1 ? say('사진', 'Photo') : say(`사진 ${count}장`, `${count} photos`),
      exact: true,
    })
    .last();

const choose = async (one: Traveller, files: string[]): Promise<void> => {
  const choosing = one.page.waitForEvent('filechooser');
  await attach(one, '사진·동영상', 'Photo or video');
  await (await choosing).setFiles(files);
};

/** The newest message of a chat that holds files, as somebody reads it. */
const newestFiles = async ({ person }: Traveller, chatId: ChatId) => {
  const { messages } = await person.call('messages.history', { chatId, limit: 5 });
  const bodies = messages.map(({ body }) => body as MessageBody);
  return filesOf(bodies.find(({ content }) => filesOf(content).length > 0)?.content);
};

const originalOf = async (page: Page, chatId: ChatId, fileId: string): Promise<Buffer> =>
  await (await page.request.get(`/files/${chatId}/${fileId}/original`)).body();

/** Sixty photos of 12 megapixels from a phone, in one mosaic; neither place nor camera leaves with them. */
export const sendSixty = async (trip: Trip, chatId: ChatId, { photos }: TripMedia): Promise<void> => {
  const { 민준: sender, Daniel: other } = trip.of;
  await choose(sender, photos);
  const sheet = sender.page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: /60개 보내기/ })).toBeVisible(patience);
  await sheet.getByRole('textbox').fill('답사 때 찍은 것 전부! 60장이야 📸');
  await trip.picture('sixty-chosen', '민준');
  const sentAt = Date.now();
  await sheet.getByRole('button', { name: /60개 보내기/ }).click();
  await expect(groupOf(sender, 60)).toBeVisible(patience);
  trip.note('60 photos, from the press until the sender sees them in the room', sentAt);
  await trip.picture('sixty-on-their-way', '민준');
  await trip.everyone(async (one) => {
    await expect(groupOf(one, 60).getByRole('button').first()).toBeEnabled(patience);
    await toNewest(one);
    await expect(groupOf(one, 60).getByRole('button')).toHaveCount(12);
    await expectDrawn(groupOf(one, 60));
    await expect(messageOf(one, '60장이야')).toBeVisible();
  });
  trip.note('60 photos of 12 MP, from the press until all five see them', sentAt);
  const files = await newestFiles(other, chatId);
  expect(files.map(({ name }) => name)).toEqual(photos.map((path) => path.split('/').at(-1)));
  for (const file of [files[0]!, files[3]!, files[59]!]) {
    const bytes = await originalOf(other.page, chatId, file.id);
    expect(bytes.includes(cameraMaker)).toBe(false);
    const facts = await sharp(bytes).metadata();
    expect(Math.max(facts.width, facts.height)).toBe(2_560);
    // The fourth was held upright.
    expect(facts.height > facts.width).toBe(file === files[3]);
  }
  await trip.picture('sixty-seen');
};

/** They are looked at large, by keys and by a finger's swipe. */
export const lookAround = async (trip: Trip): Promise<void> => {
  const { Emma, Daniel } = trip.of;
  for (const one of [Emma, Daniel]) {
    await groupOf(one, 60)
      .getByRole('button', { name: one.say('사진 60장 중 2번째', 'Photo 2 of 60') })
      .click();
    const viewer = one.page.getByRole('dialog', { name: one.say('사진과 동영상', 'Photos and videos') });
    await expect(viewer.getByText('2 / 60')).toBeVisible();
    await one.page.keyboard.press('ArrowRight');
    await expect(viewer.getByText('3 / 60')).toBeVisible();
    await expectDrawn(viewer);
    await trip.picture('viewer', one.name);
    await one.page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
  }
};

/** A HEIC as a phone keeps it, untouched; the others' browsers cannot read it, and see it all the same. */
export const sendHeic = async (trip: Trip, chatId: ChatId, { heic }: TripMedia): Promise<void> => {
  const { Emma: sender, 가현: other } = trip.of;
  await choose(sender, [heic]);
  const sheet = sender.page.getByRole('dialog');
  await sheet.getByText('Original', { exact: true }).click();
  const sentAt = Date.now();
  await sheet.getByRole('button', { name: 'Send 1' }).click();
  await expect(groupOf(sender, 1)).toBeVisible();
  await trip.picture('heic-on-its-way', 'Emma');
  await trip.everyone(async (one) => {
    await expect(groupOf(one, 1).getByRole('button').first()).toBeEnabled(patience);
    await toNewest(one);
    await expectDrawn(groupOf(one, 1));
  });
  trip.note('a HEIC of 12 MP, from the press until all five see it', sentAt);
  const [file] = await newestFiles(other, chatId);
  expect(file).toMatchObject({ name: 'IMG_7001.HEIC' });
  expect((await originalOf(other.page, chatId, file!.id)).includes(cameraMaker)).toBe(false);
};

/** A film in 4K and HEVC, which these browsers cannot play as it is. */
export const sendFilm = async (trip: Trip, chatId: ChatId, { film }: TripMedia): Promise<void> => {
  const { Daniel: sender } = trip.of;
  await choose(sender, [film]);
  const sheet = sender.page.getByRole('dialog');
  await trip.picture('film-chosen', 'Daniel');
  const sentAt = Date.now();
  await sheet.getByRole('button', { name: /^Send/ }).click();
  await expect(sheet).toBeHidden();
  const stillOf = ({ page, say }: Traveller) =>
    page
      .getByRole('log')
      .getByRole('button', { name: say(/동영상/, /Play the video/) })
      .last();
  await trip.everyone(async (one) => {
    await expect(stillOf(one)).toBeVisible(patience);
    await toNewest(one);
  });
  trip.note('the 4K film stands in the room of all five', sentAt);
  await trip.picture('film-being-made', '지우', '가현');
  const stateSeen = async () => (await newestFiles(trip.of.가현, chatId))[0]?.state ?? 'ready';
  await expect.poll(stateSeen, { ...patience, intervals: [500] }).toBe('ready');
  trip.note('the 4K film is playable', sentAt);
  for (const one of [trip.of.지우, trip.of.Emma, trip.of.민준, trip.of.가현]) {
    await stillOf(one).click();
    const video = one.page.getByRole('dialog').locator('video');
    await expect(video).toHaveAttribute('src', /\/play$/);
    const at = () => video.evaluate((shown: HTMLVideoElement) => shown.currentTime);
    await expect.poll(at, { timeout: 60_000 }).toBeGreaterThan(0.3);
    const size = await video.evaluate((shown: HTMLVideoElement) => [shown.videoWidth, shown.videoHeight]);
    expect(Math.min(...size)).toBeLessThanOrEqual(1_080);
    if (one.name === '지우' || one.name === '가현') await trip.picture('film-plays', one.name);
    await one.page.keyboard.press('Escape');
    await expect(one.page.getByRole('dialog')).toBeHidden();
  }
};

/** Held, spoken, let go; heard by the others at another speed. */
export const sendVoice = async (trip: Trip): Promise<void> => {
  const { 지우: sender, 민준: other } = trip.of;
  const voicesOf = ({ page }: Traveller) => page.getByRole('log').locator('[data-voice]');
  const box = (await sender.page.getByRole('button', { name: '음성 메시지 녹음' }).boundingBox())!;
  await sender.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await sender.page.mouse.down();
  await expect(sender.page.getByRole('timer')).toHaveText(/0:0[4-9]/);
  await trip.picture('voice-recording', '지우');
  await expect(sender.page.getByRole('timer')).toHaveText(/0:(0[6-9]|[1-5])/);
  await sender.page.mouse.up();
  await trip.everyone(async (one) => {
    await expect(voicesOf(one)).toHaveCount(1, { timeout: 60_000 });
    await toNewest(one);
    await expect(voicesOf(one)).toBeVisible();
  });
  await voicesOf(other).getByRole('button', { name: '재생', exact: true }).click();
  await voicesOf(other).getByRole('button', { name: /1배속/ }).click();
  await expect(other.page.getByRole('region', { name: '지금 재생 중' })).toContainText('지우');
  await trip.picture('voice-playing', '민준', 'Daniel');
  await expect(other.page.getByRole('region', { name: '지금 재생 중' })).toBeHidden({ timeout: 30_000 });
};
