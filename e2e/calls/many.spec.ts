import { dirname } from 'node:path';
import process from 'node:process';
import { callOf, callingBrowser, joinCall, press, startGroupCall, visitAsCaller } from '../src/callers.ts';
import { findWorkers } from '../src/find-workers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import {
  arrivedFrom,
  colours,
  expectToFlow,
  expectToSee,
  received,
  smallCamera,
} from '../src/media-people.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

const gallery = async (page: Page): Promise<void> => {
  await page.mouse.move(300, 300);
  const toGallery = page.getByRole('button', { name: 'Everyone the same size' });
  if (await toGallery.isVisible()) await press(page, 'Everyone the same size');
};

test('4 people see and hear each other', async ({ visit }) => {
  const { pages } = await callOf(visit, 4, { camera: smallCamera });
  for (const page of pages) {
    await gallery(page);
    await expectToSee(page, colours.slice(0, 4), 60_000);
    await expectToFlow(page, { timeout: 30_000 });
  }
});

test('6 people see and hear each other', async ({ visit, secondBrowser }) => {
  // Six browsers on one machine send six pictures and draw thirty: small ones, seldom, in small windows, and half of the
  // people in another browser. A picture counts as fresh for eight seconds here, and three everywhere else.
  const camera = { width: 160, height: 120, rate: 5 };
  const people = await signUpFriends('Alice', 'Bob', 'Carol', 'Dan', 'Emma', 'Finn');
  const path = `/chats/${await groupOf('Trip', people)}`;
  const pages: Page[] = [];
  for (const [at, person] of people.entries()) {
    const visitIn = at % 2 === 0 ? visit : secondBrowser;
    const page = await visitAsCaller(visitIn, { person, colour: colours[at]!, path, camera });
    await (at === 0 ? startGroupCall(page) : joinCall(page));
    await page.setViewportSize({ width: 480, height: 400 });
    pages.push(page);
  }
  for (const [at, page] of pages.entries()) {
    await gallery(page);
    await expectToSee(page, colours, { timeout: 90_000, freshMs: 8_000 }).catch(async (error: unknown) => {
      // Whether a picture was never sent here, or came and was not drawn in time, is told by what has arrived of each.
      const arrived = JSON.stringify(await arrivedFrom(page));
      throw new Error(`${people[at]!.name} has received ${arrived}`, { cause: error });
    });
    await expectToFlow(page, { timeout: 60_000, frames: 4 });
  }
});

test('a call goes on within eight seconds of the end of the process that carried it', async ({ visit }) => {
  const { pages } = await callOf(visit, 2, { camera: smallCamera });
  const [left, right] = pages as [Page, Page];
  await expectToSee(left, ['red', 'green'], 30_000);
  await expectToSee(right, ['red', 'green'], 30_000);
  const workers = await findWorkers(dirname(process.env['MARU_MAILS']!));
  expect(workers).not.toEqual([]);
  const killedAt = Date.now();
  for (const pid of workers) process.kill(pid, 'SIGKILL');
  // What arrives from now on comes by another process.
  await expectToFlow(left, { timeout: 40_000 });
  await expectToFlow(right, { timeout: 40_000 });
  const tookMs = Date.now() - killedAt;
  test.info().annotations.push({ type: 'healed', description: `${tookMs} ms` });
  expect(tookMs).toBeLessThan(8_000);
});

test('whoever has another key gets all the bytes, and decodes nothing of them', async ({ visit }) => {
  const people = await signUpFriends('Alice', 'Bob', 'Carol');
  const path = `/chats/${await groupOf('Trip', people)}`;
  const pages: Page[] = [];
  for (const [at, person] of people.entries()) {
    pages.push(await visitAsCaller(visit, { person, colour: colours[at]!, path }));
  }
  const [left, middle, spy] = pages as [Page, Page, Page];
  await spy.evaluate(() => {
    const { subtle } = crypto;
    const plain = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>;
    // Only the keys of frames are taken with both of these uses.
    subtle.importKey = ((...args: unknown[]) => {
      const uses = args[4] as string[];
      if (args[2] === 'HKDF' && uses.includes('deriveKey')) args[1] = new Uint8Array(32);
      return plain(...args);
    }) as typeof subtle.importKey;
  });
  await startGroupCall(left);
  await joinCall(middle);
  await expectToSee(left, ['red', 'green'], 60_000);
  await expectToSee(middle, ['red', 'green'], 60_000);
  await joinCall(spy);
  const before = await received(spy);
  await expect
    .poll(async () => (await received(spy)).bytes, { timeout: 60_000 })
    .toBeGreaterThan(before.bytes + 30_000);
  const after = await received(spy);
  expect([after.framesDecoded, after.audioEnergy < 1e-3]).toEqual([0, true]);
});
