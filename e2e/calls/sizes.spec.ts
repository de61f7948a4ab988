import { callOf, callingBrowser, press } from '../src/callers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { expectToSee, widthOf, type Colour } from '../src/media-people.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

const widths = (page: Page, colour: Colour, is: (width: number) => boolean): Promise<void> =>
  expect.poll(async () => is(await widthOf(page, colour)), { timeout: 30_000 }).toBe(true);

const isSmall = (width: number): boolean => width > 0 && width <= 320;
const isLarge = (width: number): boolean => width >= 640;

test('who is shown small comes small, who is pinned comes large, and small again', async ({ visit }) => {
  const { pages } = await callOf(visit, 3, { camera: { width: 640, height: 360, rate: 8 } });
  const page = pages[0]!;
  await expectToSee(page, ['red', 'green', 'blue'], 60_000);
  await page.setViewportSize({ width: 480, height: 400 });
  await widths(page, 'green', isSmall);
  await widths(page, 'blue', isSmall);
  await press(page, 'Pin Bob');
  await widths(page, 'green', isLarge);
  // The others, beside it, come as small as they are shown.
  await widths(page, 'blue', isSmall);
  await press(page, 'Unpin');
  await widths(page, 'green', isSmall);
  await expectToSee(page, ['red', 'green', 'blue'], 30_000);
});
