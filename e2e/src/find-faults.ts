import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything that axe finds wrong with the page as it stands, a line each; movements have come to their end. */
export const findFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(async () => {
    const movements = document.getAnimations().filter((one) => {
      const end = one.effect?.getComputedTiming().endTime;
      return typeof end === 'number' && Number.isFinite(end);
    });
    await Promise.allSettled(movements.map((one) => one.finished));
  });
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
