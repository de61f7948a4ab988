import { directChat } from '../person.ts';
import { castOf, walkIn, type Visit } from './cast.ts';
import type { Look } from './looks.ts';

/** The place of calls and the page of the settings, with the test of devices while it runs. */
export const walkPlaces = async (visit: Visit, look: Look): Promise<void> => {
  const walk = walkIn(visit, look, 'places');
  const { take, press } = walk;
  const [me, bob, carol] = await castOf(look, 4);
  await Promise.all([directChat(me!, bob!), directChat(me!, carol!)]);
  const page = await walk.watch(me!, '/calls');
  await take(page, 'none');
  await press(page, 'New call');
  await take(page, 'new-call');
  await press(page, 'Close');
  await page.goto('/settings/calls');
  await take(page, 'settings');
  await press(page, 'Start the test');
  await page.locator('video').first().waitFor();
  await page.locator('video').first().scrollIntoViewIfNeeded();
  await take(page, 'test-running');
  await press(page, 'Record and listen');
  await take(page, 'test-recording');
  await page.mouse.wheel(0, 2_000);
  await take(page, 'test-end');
};
