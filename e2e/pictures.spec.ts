import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test, type Page, type VisitOptions } from './src/journey.ts';
import { tellTheTrip, type ToldTrip } from './src/pictures/tell-the-trip.ts';

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));

const devices = {
  desktop: { viewport: { width: 1280, height: 960 }, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
} as const satisfies Record<string, VisitOptions>;

const looks = [
  { colorScheme: 'light', locale: 'ko-KR' },
  { colorScheme: 'light', locale: 'en-US' },
  { colorScheme: 'dark', locale: 'ko-KR' },
  { colorScheme: 'dark', locale: 'en-US' },
] as const;

/** The looks in which everything is pictured; the room and the list are pictured in all. */
const chosen = ['desktop-light-ko', 'phone-dark-en'];

/** Told once, for all of them. */
let telling: Promise<ToldTrip> | undefined;
const told = (): Promise<ToldTrip> => (telling ??= tellTheTrip());

/** Waits for letters and for the pictures on the screen (lazy ones elsewhere never come), then takes the picture; nothing moves in it. */
const take = async (page: Page, name: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    const seen = [...document.images].filter((image) => {
      const { top, bottom, width } = image.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight;
    });
    await Promise.all(seen.map((image) => image.decode().catch(() => undefined)));
  });
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(picture).webp({ quality: 82, effort: 6 }).toFile(`${folder}/${name}.webp`);
};

/** What stands in the room, opened one after the other. */
const openThings = async (page: Page, end: string, { chatId }: ToldTrip): Promise<void> => {
  const isKorean = end.endsWith('ko');
  const say = <Word>(korean: Word, english: Word): Word => (isKorean ? korean : english);
  const log = page.getByRole('log');
  await log.getByRole('button', { name: say('사진 6장 중 2번째', 'Photo 2 of 6') }).click();
  await expect(page.getByRole('dialog').getByText(/^\d+ \/ \d+$/)).toBeVisible();
  await take(page, `viewer-${end}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: say('이모티콘', 'Stickers and emoji'), exact: true }).click();
  await page.getByRole('tab', { name: say('이모티콘', 'Stickers') }).click();
  await take(page, `stickers-${end}`);
  await page.goto(`/chats/${chatId}`);
  await log.getByRole('button', { name: /제주공항 5번 게이트/ }).click();
  await expect(page.getByRole('dialog').locator('[data-drawn]')).toBeVisible();
  await take(page, `map-${end}`);
  await page.goto(`/chats/${chatId}`);
  await page.getByRole('button', { name: say('채팅방 서랍', 'Room menu') }).click();
  await expect(page.getByRole('region', { name: say(/^앨범/, /^Albums/) })).toBeVisible();
  await take(page, `drawer-${end}`);
  await page
    .getByRole('region', { name: say(/^앨범/, /^Albums/) })
    .getByRole('button', { name: /제주의 가을/ })
    .click();
  await expect(page.getByRole('dialog', { name: '제주의 가을' })).toBeVisible();
  await take(page, `album-${end}`);
};

for (const [device, screen] of Object.entries(devices)) {
  for (const look of looks) {
    const end = `${device}-${look.colorScheme}-${look.locale.slice(0, 2)}`;
    test(`pictures ${end}`, async ({ visit }) => {
      const trip = await told();
      const page = await visit(trip.person, { ...screen, ...look, path: '/chats' });
      await expect(page.locator('a[href^="/chats/"]').first()).toBeVisible();
      await take(page, `chats-${end}`);
      await page.goto(`/chats/${trip.chatId}`);
      await expect(page.getByRole('article').last()).toBeVisible();
      await take(page, `room-${end}`);
      if (!chosen.includes(end)) return;
      await openThings(page, end, trip);
      for (const [name, path] of [
        ['calendar', '/events'],
        ['friends', '/friends'],
        ['profile', `/friends/${trip.friendId}`],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await take(page, `${name}-${end}`);
      }
      const guest = await visit(null, { ...screen, ...look, path: `/i/${trip.code}` });
      await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
      await take(guest, `guest-${end}`);
    });
  }
}
