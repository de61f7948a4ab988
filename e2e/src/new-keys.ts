import { expect, type Page } from '@playwright/test';

/** Takes away whatever a browser keeps, but not the session. */
export const wipe = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  });

/** Loses the keys of a device whose words are English, and begins afresh on it. */
export const beginAfresh = async (page: Page): Promise<void> => {
  await page.goto('/health');
  await wipe(page);
  await page.goto('/settings/secret-chats');
  await page.getByRole('button', { name: 'Begin afresh here', exact: true }).click();
  await page.getByRole('button', { name: 'Begin afresh', exact: true }).click();
  await expect(page.getByText('You use secret chats on this device.')).toBeVisible();
};
