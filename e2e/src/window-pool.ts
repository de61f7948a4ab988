import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';

/** A window that tests use one after another. */
export interface PooledWindow {
  page: Page;
  /** Takes away all that a test has left in it. */
  wash(): Promise<void>;
}

/** Tells what a page throws, and what it asks in a way the contract does not know: a fault, though nobody may see it. */
export const watchFaults = (context: BrowserContext, report: (fault: string) => void): void => {
  context.on('weberror', (error) => report(String(error.error().stack ?? error.error())));
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"code":"bad_input"')) report(String(payload));
      }),
    ),
  );
};

/** What would outlast the wash. */
const stains = [
  'addInitScript',
  'addLocatorHandler',
  'emulateMedia',
  'exposeBinding',
  'exposeFunction',
  'grantPermissions',
  'newCDPSession',
  'on',
  'once',
  'route',
  'routeFromHAR',
  'routeWebSocket',
  'setExtraHTTPHeaders',
  'setGeolocation',
  'setViewportSize',
];

const refuseStains = (owner: object): void => {
  for (const name of stains.filter((one) => one in owner)) {
    const value = () => {
      throw new Error(`${name} does not wash off: ask for a window of its own, visit(…, { isOwn: true })`);
    };
    Object.defineProperty(owner, name, { value });
  }
};

const washPage = async (page: Page, tools: CDPSession, origin: string): Promise<void> => {
  const context = page.context();
  await context.setOffline(false);
  const others = context.pages().filter((one) => one !== page);
  await Promise.all(others.map((one) => one.close()));
  // Somewhere at the same host, so that the process with the compiled code stays, where nothing of the app runs.
  await page.goto(`${origin}/healthz`);
  await page.evaluate(() => {
    sessionStorage.clear();
    window.name = '';
  });
  await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await context.clearCookies();
  await tools.send('Page.resetNavigationHistory');
  await page.mouse.move(-1, -1);
};

/** Keeps windows of one browser for the tests that follow. A page opened again has its code compiled, which halves its work. */
export class WindowPool {
  readonly #free: PooledWindow[] = [];
  readonly #reports = new Map<PooledWindow, (fault: string) => void>();
  readonly #browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Gives a window that is as if new, and tells what goes wrong in it until it is given back. */
  async take(report: (fault: string) => void): Promise<PooledWindow> {
    const taken = this.#free.pop() ?? (await this.#open());
    this.#reports.set(taken, report);
    return taken;
  }

  async giveBack(used: PooledWindow): Promise<void> {
    this.#reports.delete(used);
    if (used.page.isClosed()) return used.page.context().close();
    await used.wash();
    this.#free.push(used);
  }

  async #open(): Promise<PooledWindow> {
    const context = await this.#browser.newContext({ baseURL: this.#origin, serviceWorkers: 'block' });
    watchFaults(context, (fault) => this.#reports.get(opened)?.(fault));
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    // Without the letters of the app, which every page would take in anew: a twentieth of the browsers' work. Windows of one's
    // own have them.
    await tools.send('Network.enable');
    await tools.send('Network.setBlockedURLs', { urls: ['*.woff2'] });
    refuseStains(context);
    refuseStains(page);
    const opened: PooledWindow = { page, wash: () => washPage(page, tools, this.#origin) };
    return opened;
  }
}
