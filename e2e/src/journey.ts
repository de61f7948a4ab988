import {
  test as plain,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { hostUrl, type TestPerson } from './person.ts';
import { watchFaults, WindowPool, type PooledWindow } from './window-pool.ts';

/** What a visit may want otherwise. */
export interface VisitOptions extends BrowserContextOptions {
  /** The page to open; the chats when left out. */
  path?: string;
  /** The address of the host; a line that can be cut has one of its own. */
  url?: string;
  /** A window that nobody used before and nobody uses after: for what does not wash off. */
  isOwn?: boolean;
}

type Visit = (person: TestPerson | null, options?: VisitOptions) => Promise<Page>;

interface Journey {
  /** Opens a window that shares nothing with others: signed in as somebody, or as nobody. */
  visit: Visit;
  /** The same in another process of the browser, so that one of them does not draw everything. */
  secondBrowser: Visit;
}

/** Signs a browser in with a session that exists. */
const letIn = (context: BrowserContext, { token }: TestPerson, url: string): Promise<void> =>
  context.addCookies([{ name: 'maru_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);

/**
 * Lets a test open pages in a browser, and fails when one of them has thrown or asked what nobody may. Windows without
 * wishes come from the pool and go back to it; all others are closed.
 */
const visiting = async (
  browser: Browser,
  pool: WindowPool,
  use: (visit: Visit) => Promise<void>,
): Promise<void> => {
  const contexts: BrowserContext[] = [];
  const pooled: PooledWindow[] = [];
  const faults: string[] = [];
  const report = (fault: string) => faults.push(fault);
  const openOwn = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({ serviceWorkers: 'block', ...options });
    contexts.push(context);
    watchFaults(context, report);
    return context.newPage();
  };
  const openPooled = async () => {
    const taken = await pool.take(report);
    pooled.push(taken);
    return taken.page;
  };
  await use(async (person, { path = '/chats', url, isOwn, ...options } = {}) => {
    const isPlain = !isOwn && url === undefined && Object.keys(options).length === 0;
    const baseURL = url ?? hostUrl();
    const page = await (isPlain ? openPooled() : openOwn({ baseURL, ...options }));
    if (person) await letIn(page.context(), person, baseURL);
    await page.goto(path);
    return page;
  });
  await Promise.all(contexts.map((context) => context.close()));
  await Promise.all(pooled.map((used) => pool.giveBack(used)));
  if (faults.length > 0) throw new Error(`a page has thrown:\n${faults.join('\n')}`);
};

/** The windows of this process of tests, for each look of them. */
const pools = new Map<string, WindowPool>();

const poolOf = (browser: Browser, look: string): WindowPool => {
  const pool = pools.get(look) ?? new WindowPool(browser, hostUrl());
  pools.set(look, pool);
  return pool;
};

/**
 * A test with windows that are looked after, and that fails when a page throws. Their pages keep no worker unless they
 * ask for one with `serviceWorkers`: most journeys need none, and each would fetch the whole app.
 */
export const test = plain.extend<Journey>({
  visit: ({ browser, viewport, contextOptions }, use, { project }) =>
    visiting(
      browser,
      poolOf(
        browser,
        `${project.name} ${viewport?.width} ${viewport?.height} ${contextOptions.reducedMotion ?? 'moves'}`,
      ),
      use,
    ),
  secondBrowser: async ({ playwright, browserName, launchOptions }, use) => {
    const browser = await playwright[browserName].launch(launchOptions);
    await visiting(browser, new WindowPool(browser, hostUrl()), use);
    await browser.close();
  },
});

export { expect, type Page } from '@playwright/test';
