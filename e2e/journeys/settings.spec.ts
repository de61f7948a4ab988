import { expect, test } from '../src/journey.ts';
import { signUp } from '../src/person.ts';

test('a setting is found by a word for it, by Enter, and by its address @desktop', async ({ visit }) => {
  const page = await visit(await signUp('Alice'), { path: '/settings' });
  const search = page.getByRole('searchbox', { name: 'Find a setting' });
  await search.fill('do not disturb');
  await page.getByRole('link', { name: /Quiet hours/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
  await expect(page.locator('#setting-hours')).toBeFocused();
  await expect(page.locator('#setting-hours')).toBeInViewport();

  await search.fill('font');
  await search.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Look and language' })).toBeVisible();
  await expect(page.locator('#setting-text-size')).toBeFocused();

  await search.fill('no such thing');
  await expect(page.getByText('No such setting')).toBeVisible();
  await search.press('Escape');
  await expect(page.getByRole('button', { name: 'Privacy' })).toBeVisible();

  await page.goto('/settings/notifications#keywords');
  await expect(page.locator('#setting-keywords')).toBeFocused();
});
