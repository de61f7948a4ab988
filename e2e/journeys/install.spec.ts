import { expect, test } from '../src/journey.ts';
import { chatRow, countKept } from '../src/moves.ts';
import { directChat, hostUrl, signUpFriends } from '../src/person.ts';

interface Manifest {
  name: string;
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; type: string; purpose?: string }[];
}

test('the app can be installed: manifest, icons and worker are in order @desktop', async ({ visit }) => {
  const page = await visit(null, { path: '/', serviceWorkers: 'allow' });
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const answer = await page.request.get(href!);
  expect(answer.headers()['content-type']).toMatch(/application\/(manifest\+)?json/);
  const manifest = (await answer.json()) as Manifest;
  expect(manifest).toMatchObject({ name: expect.any(String), display: 'standalone' });
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(manifest.icons.some(({ purpose }) => purpose?.includes('maskable'))).toBe(true);
  for (const { src, type, sizes } of manifest.icons) {
    const icon = await page.request.get(new URL(src, new URL(href!, hostUrl())).href);
    expect(icon.ok(), src).toBe(true);
    expect(icon.headers()['content-type'], src).toContain(type);
    const width = await page.evaluate(
      (url) =>
        new Promise<number>((done, fail) => {
          const image = new Image();
          image.addEventListener('load', () => done(image.naturalWidth));
          image.addEventListener('error', () => fail(new Error(url)));
          image.src = url;
        }),
      new URL(src, new URL(href!, hostUrl())).href,
    );
    if (sizes !== 'any') expect(`${width}x${width}`, src).toBe(sizes);
  }
  const errors = await page
    .context()
    .newCDPSession(page)
    .then((session) => session.send('Page.getInstallabilityErrors'));
  expect(errors.installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('once opened, the app opens again without a network @phone', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  await bob!.say(await directChat(alice!, bob!), 'See you without a network');
  const page = await visit(alice!, { serviceWorkers: 'allow' });
  await expect(chatRow(page, 'Bob')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect.poll(() => countKept(page, 'chats')).toBe(1);
  await page.context().setOffline(true);
  await page.reload();
  await expect(chatRow(page, 'Bob').getByText('See you without a network')).toBeVisible();
});
