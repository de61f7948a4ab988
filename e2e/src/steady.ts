import type { Page } from '@playwright/test';

interface Shift {
  readonly sources: readonly { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** Has code and answers come late, a piece at a time, and writes down which controls move after they have been shown. */
export const watchMoves = async (page: Page, lateMs = 150): Promise<void> => {
  await page.route('**/assets/*.js', async (route) => {
    await new Promise((done) => setTimeout(done, lateMs));
    await route.continue();
  });
  await page.routeWebSocket(/./, (near) => {
    const host = near.connectToServer();
    host.onMessage((message) => void setTimeout(() => near.send(message), lateMs));
  });
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(globalThis, { movedControls: moved });
    const controls = 'button, a[href], input, textarea';
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as unknown as readonly Shift[])
        for (const { node, previousRect: before, currentRect: after } of sources) {
          if (!(node instanceof Element) || Math.abs(after.y - before.y) < 2) continue;
          const control = node.matches(controls) ? node : node.querySelector(controls);
          if (!control || before.height === 0 || after.height === 0) continue;
          const name = control.getAttribute('aria-label') ?? control.textContent;
          moved.push(`${name} by ${Math.round(after.y - before.y)} px, in ${node.className}`);
        }
    }).observe({ type: 'layout-shift', buffered: true });
  });
};

/** The controls that have moved since the page was opened. */
export const movedControls = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // What has moved in a frame is told after it.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    return (globalThis as unknown as { movedControls: string[] }).movedControls;
  });
