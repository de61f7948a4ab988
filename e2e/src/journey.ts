import { test as plain, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { hostUrl, type TestPerson } from './person.ts';

/** What a visit may want otherwise. */
export interface VisitOptions extends BrowserContextOptions {
  /** The page to open; the chats when left out. */
  path?: string;
  /** The address of the host; a line that can be cut has one of its own. */
  url?: string;
}

interface Journey {
  /** Opens a browser of its own: signed in as somebody, or as nobody. */
  visit(person: TestPerson | null, options?: VisitOptions): Promise<Page>;
}

/** Signs a browser in with a session that exists. */
const letIn = (context: BrowserContext, { token }: TestPerson, url: string): Promise<void> =>
  context.addCookies([{ name: 'maru_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);

/**
 * A test with browsers that close by themselves, and that fails when a page throws. Their pages keep no worker unless they
 * ask for one with `serviceWorkers`: most journeys need none, and each would fetch the whole app.
 */
export const test = plain.extend<Journey>({
  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (person, { path = '/chats', url = hostUrl(), ...options } = {}) => {
      const context = await browser.newContext({ baseURL: url, serviceWorkers: 'block', ...options });
      contexts.push(context);
      context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())));
      if (person) await letIn(context, person, url);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    if (errors.length > 0) throw new Error(`a page has thrown:\n${errors.join('\n')}`);
  },
});

export { expect, type Page } from '@playwright/test';
