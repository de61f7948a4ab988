import { callOf, callingBrowser, press } from '../src/callers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { expectToFlow, expectToSee, expectToStop, received, smallCamera } from '../src/media-people.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

test('whoever is removed gets nothing more, though their browser holds on to every line and says nothing', async ({
  visit,
}) => {
  const { pages, people } = await callOf(visit, 3, { camera: smallCamera });
  const [left, middle, removed] = pages as [Page, Page, Page];
  for (const page of pages) await expectToSee(page, ['red', 'green', 'blue'], 60_000);
  await removed.evaluate(() => {
    // From here on this browser closes nothing and tells nobody that it goes.
    globalThis.RTCPeerConnection.prototype.close = () => {};
    globalThis.WebSocket.prototype.close = () => {};
    globalThis.WebSocket.prototype.send = () => {};
    navigator.sendBeacon = () => true;
    globalThis.fetch = () => new Promise(() => {});
  });
  await expectToFlow(removed);
  const [call] = (await people[0]!.call('calls.live', {})).calls;
  const { chatId, callId } = call!;
  await people[0]!.call('calls.remove', { chatId, callId, accountId: people[2]!.id });
  await expectToStop(removed, 'framesDecoded', 10_000);
  await expectToStop(removed, 'audioEnergy', 10_000);
  const { framesDecoded, bytes } = await received(removed);
  // Its lines are counted still: none of them was closed here.
  expect(framesDecoded).toBeGreaterThan(0);
  for (const page of [left, middle]) {
    await expectToFlow(page);
    await expectToSee(page, ['red', 'green']);
  }
  const after = await received(removed);
  expect([after.framesDecoded, after.bytes]).toEqual([framesDecoded, bytes]);
});

test('whoever has only the keys of before somebody left gets all the bytes, and decodes nothing of them', async ({
  visit,
}) => {
  const { pages } = await callOf(visit, 4, { camera: smallCamera });
  const [left, middle, former, leaving] = pages as [Page, Page, Page, Page];
  await expectToSee(former, ['red', 'green', 'yellow'], 60_000);
  await expectToFlow(former);
  await former.evaluate(() => {
    const { subtle } = crypto;
    const plain = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>;
    // No key of frames that comes from here on is the right one: those of before stay as they are.
    subtle.importKey = ((...args: unknown[]) => {
      const uses = args[4] as string[];
      if (args[2] === 'HKDF' && uses.includes('deriveKey')) args[1] = new Uint8Array(32);
      return plain(...args);
    }) as typeof subtle.importKey;
  });
  await expectToFlow(former);
  await press(leaving, 'Hang up');
  await expectToStop(former, 'framesDecoded', 15_000);
  await expectToStop(former, 'audioEnergy', 15_000);
  const before = await received(former);
  await expect
    .poll(async () => (await received(former)).bytes, { timeout: 30_000 })
    .toBeGreaterThan(before.bytes + 30_000);
  expect((await received(former)).framesDecoded).toBe(before.framesDecoded);
  for (const page of [left, middle]) await expectToFlow(page);
});
