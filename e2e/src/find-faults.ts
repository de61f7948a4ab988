import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Waits until nothing moves: what comes in is transparent in its first frames, and stands in the document before its movement
 * has begun.
 */
const waitUntilStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const moves = () =>
      document.querySelector('[data-entering], [data-exiting]') !== null ||
      document.getAnimations().some((one) => {
        const end = one.effect?.getComputedTiming().endTime;
        return one.playState === 'running' && typeof end === 'number' && Number.isFinite(end);
      });
    for (let still = 0; still < 3; still = moves() ? 0 : still + 1) await frame();
  });

/** Everything that axe finds wrong with the page as it stands, a line each; movements have come to their end. */
export const findFaults = async (page: Page): Promise<string[]> => {
  await waitUntilStill(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  const found = await page.evaluate(async (values) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    // A tooltip belongs to its button and stands in a layer above every landmark.
    const { violations } = await run(
      { exclude: [['[data-overlay-container]:has([role="tooltip"])']] },
      {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      },
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => {
        const why = [...node.any, ...node.all].map(({ message }) => message).join('; ');
        return `${id} (${help}): ${node.html.slice(0, 160)} — ${why.slice(0, 200)}`;
      }),
    );
  }, tags);
  return found;
};
