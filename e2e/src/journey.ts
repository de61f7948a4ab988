import {
  test as plain,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { hostUrl, type TestPerson } from './person.ts';

/** What a visit may want otherwise. */
export interface VisitOptions extends BrowserContextOptions {
  /** The page to open; the chats when left out. */
  path?: string;
  /** The address of the host; a line that can be cut has one of its own. */
  url?: string;
}

type Visit = (person: TestPerson | null, options?: VisitOptions) => Promise<Page>;

interface Journey {
  /** Opens a browser of its own: signed in as somebody, or as nobody. */
  visit: Visit;
  /** The same in another process of the browser, so that one of them does not draw everything. */
  secondBrowser: Visit;
}

/** Signs a browser in with a session that exists. */
const letIn = (context: BrowserContext, { token }: TestPerson, url: string): Promise<void> =>
  context.addCookies([{ name: 'maru_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);

/** Lets a test open pages in a browser, closes them after it, and fails when one of them has thrown or asked what nobody may. */
const visiting = async (browser: Browser, use: (visit: Visit) => Promise<void>): Promise<void> => {
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];
  await use(async (person, { path = '/chats', url = hostUrl(), ...options } = {}) => {
    const context = await browser.newContext({ baseURL: url, serviceWorkers: 'block', ...options });
    contexts.push(context);
    context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())));
    // A page that asks in a way the contract does not know has a fault, though nobody may see it.
    context.on('page', (page) =>
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (String(payload).includes('"code":"bad_input"')) errors.push(String(payload));
        }),
      ),
    );
    if (person) await letIn(context, person, url);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  });
  await Promise.all(contexts.map((context) => context.close()));
  if (errors.length > 0) throw new Error(`a page has thrown:\n${errors.join('\n')}`);
};

/**
 * A test with browsers that close by themselves, and that fails when a page throws. Their pages keep no worker unless they
 * ask for one with `serviceWorkers`: most journeys need none, and each would fetch the whole app.
 */
export const test = plain.extend<Journey>({
  visit: ({ browser }, use) => visiting(browser, use),
  secondBrowser: async ({ playwright, browserName, launchOptions }, use) => {
    const browser = await playwright[browserName].launch(launchOptions);
    await visiting(browser, use);
    await browser.close();
  },
});

export { expect, type Page } from '@playwright/test';
