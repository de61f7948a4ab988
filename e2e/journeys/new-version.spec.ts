import { expect, test, type Page } from '../src/journey.ts';
import { findFaults } from '../src/find-faults.ts';
import { signUp } from '../src/person.ts';

// The worker keeps every part of its version; these visits have none, as in a browser that keeps nothing.
const withoutWorker = { serviceWorkers: 'block' } as const;

/** Where sheets and sections that are not needed at once come from. */
const parts = /\/assets\/parts-[^/]*\.js$/;

const newChat = (page: Page) => page.getByRole('button', { name: 'New chat' }).first();

test('a sheet that an update has taken away says so, and a press loads the page anew @phone', async ({
  visit,
}) => {
  const page = await visit(await signUp('Alice'), withoutWorker);
  await page.context().route(parts, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.reload();
  await newChat(page).click();
  const sheet = page.getByRole('dialog', { name: 'A newer version is here' });
  await expect(sheet).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await newChat(page).click();
  await expect(sheet).toBeVisible();
  await page.context().unroute(parts);
  await sheet.getByRole('button', { name: 'Load anew' }).click();
  await expect(sheet).toBeHidden();
  await newChat(page).click();
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeVisible();
});

test('a section that is not here without a line offers to try again, and comes with the line @desktop', async ({
  visit,
}) => {
  const page = await visit(await signUp('Alice'), { ...withoutWorker, path: '/settings/about' });
  await page.context().route(parts, (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await page.context().setOffline(true);
  await page.evaluate(() => {
    history.pushState(null, '', '/settings/blocked');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(page.getByText('This part is not here yet')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This part is not here yet')).toBeVisible();
  await page.context().unroute(parts);
  await page.context().setOffline(false);
  await expect(page.getByText(/Nobody|blocked/).last()).toBeVisible();
  await expect(page.getByText('This part is not here yet')).toBeHidden();
});
