import { callOf, callingBrowser, press } from '../src/callers.ts';
import { expect, test } from '../src/journey.ts';
import { expectToFlow, expectToSee, smallCamera } from '../src/media-people.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

test('in the small window over the chats the call goes on, pictures too', async ({ visit }) => {
  const { pages } = await callOf(visit, 2, { camera: smallCamera });
  const page = pages[0]!;
  await expectToSee(page, ['red', 'green'], 60_000);
  await press(page, 'Back to chats, keep talking');
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  await expectToSee(page, ['green'], 10_000);
  await expectToFlow(page);
  await press(page, 'Back to the call with Trip');
  await expectToSee(page, ['red', 'green'], 10_000);
});
