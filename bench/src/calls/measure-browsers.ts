import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { spread } from '../figures.ts';
import type { MeasuredEngine } from './engines.ts';
import { playInPage } from './play-in-page.ts';

/** What people see: how soon the first picture, and how late each. */
export interface Seen {
  two_first_frame: ReturnType<typeof spread>;
  four_all_seen: ReturnType<typeof spread>;
  glass_to_glass: ReturnType<typeof spread>;
  pictures: number;
}

const flags = [
  '--no-sandbox',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

/** A page with livekit-client in it; a page of nowhere may use neither camera nor workers. */
const servePage = async (): Promise<{ url: string; close: () => void }> => {
  // The package has two doors: Node's leads to the file that a plain page can load.
  const script = createRequire(import.meta.url).resolve('livekit-client');
  const code = await readFile(script, 'utf8');
  const server = createServer((request, response) => {
    const isScript = request.url === '/livekit.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? code : '<!doctype html><script src="/livekit.js"></script><body></body>');
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
};

/** Pages that were in a room each once; those who came in the last first. */
interface Stage {
  engine: MeasuredEngine;
  browser: Browser;
  url: string;
}

const openPages = (stage: Stage, count: number): Promise<Page[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const page = await stage.browser.newPage();
      await page.goto(stage.url);
      await page.evaluate(playInPage);
      return page;
    }),
  );

interface Player {
  join(url: string, token: string): Promise<void>;
  firstPictures(others: number): Promise<number>;
  delays(forMs: number): Promise<number[]>;
}
declare global {
  // What `playInPage` leaves in a page.
  var player: Player;
}

const joinAll = async (stage: Stage, roomId: string, pages: Page[]): Promise<number[]> => {
  await stage.engine.openRoom(roomId, { publishers: pages.length, viewers: pages.length });
  return Promise.all(
    pages.map(async (page, n) => {
      const token = await stage.engine.passFor(roomId, `b${n}:1`, 'speaker');
      const wish = { url: stage.engine.signal, token, others: pages.length - 1 };
      return page.evaluate(async ({ url, token: pass, others }) => {
        const began = performance.now();
        await globalThis.player.join(url, pass);
        await globalThis.player.firstPictures(others);
        return performance.now() - began;
      }, wish);
    }),
  );
};

const timeToFirst = async (stage: Stage, people: number, rounds: number): Promise<number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const pages = await openPages(stage, people);
    times.push(...(await joinAll(stage, `first-${people}-${round}`, pages)));
    await Promise.all(pages.map((page) => page.close()));
  }
  return times;
};

const glassToGlass = async (stage: Stage, seconds: number): Promise<number[]> => {
  const pages = await openPages(stage, 2);
  await joinAll(stage, 'glass', pages);
  const delays = await pages[1]!.evaluate((forMs) => globalThis.player.delays(forMs), seconds * 1_000);
  await Promise.all(pages.map((page) => page.close()));
  return delays;
};

/** Measures with real browsers. Undefined where no Chromium is named. */
export const measureBrowsers = async (
  engine: MeasuredEngine,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Seen | undefined> => {
  const executablePath = process.env.MARU_LIGHT_CHROMIUM || process.env.MARU_CHROMIUM;
  if (!executablePath) return undefined;
  const page = await servePage();
  const browser = await chromium.launch({ executablePath, args: flags });
  const stage = { engine, browser, url: page.url };
  try {
    const two = await timeToFirst(stage, 2, rounds);
    const four = await timeToFirst(stage, 4, Math.max(1, Math.round(rounds / 3)));
    const glass = await glassToGlass(stage, seconds);
    return {
      two_first_frame: spread(two),
      four_all_seen: spread(four),
      glass_to_glass: spread(glass),
      pictures: glass.length,
    };
  } finally {
    page.close();
    await browser.close();
  }
};
