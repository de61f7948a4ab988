import { callOf, callingBrowser, press } from '../src/callers.ts';
import { expect, test } from '../src/journey.ts';
import {
  colours,
  expectToFlow,
  expectToSee,
  expectToStop,
  received,
  smallCamera,
} from '../src/media-people.ts';
import { hostUrl } from '../src/person.ts';
import { openUdpLine } from '../src/udp-line.ts';
import { weakLineTo } from '../src/weak-line.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

const both = colours.slice(0, 2);

test('whoever is muted is not heard: no energy arrives, and it does again when they speak', async ({
  visit,
}) => {
  const { pages } = await callOf(visit, 2, { camera: smallCamera });
  const [left, right] = pages as [(typeof pages)[0], (typeof pages)[0]];
  await expectToFlow(right, { timeout: 30_000 });
  await press(left, 'Mute');
  await expectToStop(right, 'audioEnergy', 15_000);
  await expectToSee(right, both, 15_000);
  await press(left, 'Unmute');
  await expectToFlow(right, { timeout: 15_000 });
});

test('with every tenth packet lost both ways people see and hear each other', async ({ visit }) => {
  const line = openUdpLine();
  try {
    const { pages } = await callOf(visit, 2, { camera: smallCamera, line });
    for (const page of pages) await expectToSee(page, both, 30_000);
    line.lose(0.1);
    const seconds = 6;
    const before = await Promise.all(pages.map(received));
    await new Promise((later) => setTimeout(later, seconds * 1_000));
    const after = await Promise.all(pages.map(received));
    const perSecond = after.map(
      ({ framesDecoded }, at) => (framesDecoded - before[at]!.framesDecoded) / seconds,
    );
    const { lost, passed } = line.counted();
    test.info().annotations.push({
      type: 'a tenth lost',
      description: `${perSecond.map((one) => one.toFixed(1)).join(' and ')} of ${smallCamera.rate} pictures a second, ${lost} of ${lost + passed} packets lost`,
    });
    // Enough of them went through here to say that it was this line which lost them.
    expect(lost).toBeGreaterThan(50);
    for (const one of perSecond) expect(one).toBeGreaterThan(smallCamera.rate / 2);
    for (const page of pages) {
      await expectToSee(page, both);
      await expectToFlow(page);
    }
  } finally {
    line.close();
  }
});

test('a line that drops altogether, for words and for packets, heals by itself', async ({ visit }) => {
  const packets = openUdpLine();
  const words = await weakLineTo(hostUrl());
  try {
    const { pages } = await callOf(visit, 2, { camera: smallCamera, line: packets, url: words.url });
    const [left, right] = pages as [(typeof pages)[0], (typeof pages)[0]];
    for (const page of pages) await expectToSee(page, both, 30_000);
    packets.lose(1);
    words.cut();
    await expectToStop(left, 'framesDecoded', 15_000);
    await expectToStop(right, 'audioEnergy', 15_000);
    packets.lose(0);
    words.mend();
    const mendedAt = Date.now();
    for (const page of pages) {
      await expectToFlow(page, { timeout: 40_000 });
      await expectToSee(page, both, 30_000);
    }
    test.info().annotations.push({ type: 'healed', description: `${Date.now() - mendedAt} ms` });
  } finally {
    packets.close();
    await words.close();
  }
});
