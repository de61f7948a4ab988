import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { expect, test, type Page } from '../src/journey.ts';
import { hostUrl, signUp, type TestPerson } from '../src/person.ts';

const openScan = async (page: Page, scan = 'Scan QR', add = 'Add a friend') => {
  await page.getByRole('button', { name: add, exact: true }).first().click();
  await page.getByRole('tab', { name: scan }).click();
};

const denyCamera = (page: Page, why: string) =>
  page.evaluate((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
  }, why);

/** What a camera sees that is held, not quite straight, before somebody's QR. */
const photographQr = async (page: Page): Promise<Buffer> => {
  await page.getByRole('button', { name: 'My QR' }).click();
  const qr = page.getByRole('img', { name: 'QR to add me as a friend' });
  await expect(qr).toBeVisible();
  const picture = (await qr.screenshot({ animations: 'disabled' })).toString('base64');
  await page.setViewportSize({ width: 640, height: 480 });
  await page.setContent(`<body style="margin: 0; height: 480px; display: grid; place-items: center; background: #765">
    <img style="width: 260px; padding: 16px; background: #fff; rotate: 8deg; filter: brightness(0.9)"
      src="data:image/png;base64,${picture}">`);
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  return page.screenshot({ type: 'jpeg', quality: 85 });
};

/** A page of a browser with a camera of its own. */
const visitWith = async (browser: Browser, person: TestPerson): Promise<Page> => {
  const context = await browser.newContext({ baseURL: hostUrl(), locale: 'en-US' });
  const cookie = { name: 'maru_session', value: person.token, url: hostUrl(), httpOnly: true };
  await context.addCookies([{ ...cookie, sameSite: 'Lax' }]);
  const page = await context.newPage();
  await page.goto('/friends');
  return page;
};

test('a friend is found by the camera, or by a picture of their QR @desktop', async ({ visit }, {
  project,
}) => {
  const [alice, yuna] = await Promise.all([signUp('Alice'), signUp('윤아')]);
  const photo = await photographQr(await visit(yuna, { path: '/friends', isOwn: true }));
  const folder = await mkdtemp(join(tmpdir(), 'maru-camera-'));
  const film = join(folder, 'qr.mjpeg');
  await writeFile(film, Buffer.concat([photo, photo, photo]));
  const { executablePath, args = [] } = project.use.launchOptions ?? {};
  const fakes = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, ...fakes, `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const page = await visitWith(browser, alice);
    await openScan(page);
    await expect(page).toHaveURL(/\/u\/[\w-]+$/);
    await page.getByRole('button', { name: 'Add a friend' }).click();
    await expect.poll(async () => (await alice.call('people.listFriends', {})).friends.length).toBe(1);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }

  const bob = await signUp('Bob');
  const page = await visit(bob, { path: '/friends' });
  await openScan(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a picture' }).click();
  await (await choosing).setFiles({ name: 'qr.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(page).toHaveURL(/\/u\/[\w-]+$/);
  await expect(page.getByText('윤아').first()).toBeVisible();
});

test('without a camera one is told why, and goes on by handle @desktop', async ({ visit }) => {
  const alice = await signUp('Alice');
  const refused = await visit(alice, { path: '/friends' });
  await denyCamera(refused, 'NotAllowedError');
  await openScan(refused);
  await expect(refused.getByText('Maru may not use the camera.')).toBeVisible();
  await refused.getByRole('button', { name: 'Find by handle' }).click();
  await expect(refused.getByRole('textbox', { name: 'Handle' })).toBeFocused();

  const korean = await visit(alice, { path: '/friends', locale: 'ko-KR' });
  await denyCamera(korean, 'NotFoundError');
  await openScan(korean, 'QR 스캔', '친구 추가');
  await expect(korean.getByText('여기서는 카메라를 쓸 수 없어요.')).toBeVisible();
  const choosing = korean.waitForEvent('filechooser');
  await korean.getByRole('button', { name: '사진에서 찾기' }).click();
  await (
    await choosing
  ).setFiles({
    name: 'blank.png',
    mimeType: 'image/png',
    buffer: await korean.screenshot(),
  });
  await expect(korean.getByText('사진에서 QR을 찾지 못했어요.')).toBeVisible();
});
