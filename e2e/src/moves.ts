import { expect, type Locator, type Page } from '@playwright/test';

/** Goes to another page as a link of the app does: it is drawn in the next frame, and nothing is loaded anew. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState({ maru: true }, '', to);
    return new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  }, path);

/** The field in which one writes. */
export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });

/** A message of the open room by its words. */
export const message = (page: Page, words: string): Locator =>
  page.getByRole('log').getByRole('article').filter({ hasText: words });

/** A row of the chat list. */
export const chatRow = (page: Page, name: string): Locator =>
  page.getByRole('link', { name }).and(page.locator('[href^="/chats/"]'));

/** Writes and sends, as people do on this device. */
export const say = async (page: Page, words: string): Promise<void> => {
  await field(page).fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(field(page)).toHaveValue('');
};

/** Agrees, in the form of a new account, to what everybody agrees to. */
export const agreeToAll = (page: Page): Promise<void> =>
  page.getByText('Agree to all', { exact: true }).click();

/** Opens a chat from the list; on phones the room covers the list. */
export const openChat = async (page: Page, name: string): Promise<void> => {
  await chatRow(page, name).click();
  await expect(field(page)).toBeVisible();
};

/** Chooses from the menu of a message. */
export const chooseFor = async (page: Page, words: string, choice: string): Promise<void> => {
  await message(page, words).getByText(words).click({ button: 'right' });
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
};

/** Chooses from the menu of a chat. */
export const chooseForChat = async (page: Page, name: string, choice: string): Promise<void> => {
  await chatRow(page, name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
};

/** Expects the messages of the room to be exactly these, in this order, among those shown. */
export const expectInOrder = async (page: Page, words: string[]): Promise<void> => {
  await expect
    .poll(async () => {
      const all = await page.getByRole('log').getByRole('article').allInnerTexts();
      return all.flatMap((text) => words.find((one) => text.split('\n').includes(one)) ?? []);
    })
    .toEqual(words);
};

/** How many rows of a table this device keeps for the time without a line. */
export const countKept = (page: Page, table: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((done, fail) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(new Error(String(request.error))));
      });
    let count = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name!));
      if (database.objectStoreNames.contains(wanted)) {
        count += await settled(database.transaction(wanted).objectStore(wanted).count());
      }
      database.close();
    }
    return count;
  }, table);
