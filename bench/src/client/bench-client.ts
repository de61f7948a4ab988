import { createClient } from '@maru/client';
import { isSignedIn } from '@maru/contract';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { megabytes, percentile, spread } from '../figures.ts';
import { startHost, type Host } from '../host.ts';
import type { Options } from '../options.ts';
import { seedChats, seedMessages, seedPeople, type Seeded } from '../seed.ts';
import { takeNotes, timeFrames } from './in-page.ts';

/** What makes a page usable: a chat in the list that can be pressed, a message in a room, the field to write in. */
const marks = {
  list: 'li a[href^="/chats/"]',
  message: '[role="log"] [data-index]',
  field: 'textarea',
};
/** How much slower the processor is made: a phone of the middle beside a computer. */
const slowdown = 4;
const phone = { width: 390, height: 844 };

interface Fetched {
  /** Bytes over the wire, compressed as they were: page, scripts and styles that the page itself asks for. */
  shell: number;
  /** Everything else until it was usable: what the list holds, and what is fetched ahead once the page stands. */
  other: number;
  requests: number;
}

/** Counts what the page fetches over the wire. */
const countFetched = async (line: CDPSession): Promise<Fetched> => {
  const fetched: Fetched = { shell: 0, other: 0, requests: 0 };
  const shellOf = new Map<string, boolean>();
  let isLoaded = false;
  line.on('Page.loadEventFired', () => (isLoaded = true));
  line.on('Network.requestWillBeSent', ({ requestId, type }) =>
    shellOf.set(requestId, !isLoaded && ['Document', 'Script', 'Stylesheet'].includes(type ?? '')),
  );
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    fetched.requests++;
    fetched[shellOf.get(requestId) ? 'shell' : 'other'] += encodedDataLength;
  });
  await line.send('Page.enable');
  await line.send('Network.enable');
  return fetched;
};

interface Opened {
  first_paint_ms: number;
  usable_ms: number;
  fetched: Fetched;
}

const openPage = async (
  context: BrowserContext,
  path: string,
  mark: keyof typeof marks,
): Promise<{ page: Page; line: CDPSession; opened: Opened }> => {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  const fetched = await countFetched(line);
  await line.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(takeNotes, marks);
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction((name) => globalThis.benchNotes?.seen[name] !== undefined, mark, {
    timeout: 120_000,
  });
  const atUsable = { ...fetched };
  const [firstPaint, usable] = await page.evaluate((name) => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return [paint?.startTime ?? Number.NaN, globalThis.benchNotes.seen[name] ?? Number.NaN];
  }, mark);
  return {
    page,
    line,
    opened: { first_paint_ms: firstPaint as number, usable_ms: usable as number, fetched: atUsable },
  };
};

const letIn = async (browser: Browser, url: string, { token }: Seeded): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: phone,
    locale: 'en-US',
    hasTouch: false,
    serviceWorkers: 'allow',
  });
  await context.addCookies([{ name: 'maru_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
  return context;
};

const milliseconds = (values: readonly number[]) => {
  const { p50_ms: p50, p95_ms: p95 } = spread(values);
  return { p50_ms: p50, p95_ms: p95, each_ms: values.map((value) => Math.round(value)) };
};

/** Opens the list with nothing in the cache, and again once the app is kept. */
const measureOpening = async (
  browser: Browser,
  url: string,
  { me, rounds }: { me: Seeded; rounds: number },
) => {
  const [cold, warm]: Opened[][] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const context = await letIn(browser, url, me);
    const first = await openPage(context, '/chats', 'list');
    cold?.push(first.opened);
    // The service worker keeps the app; what comes after that is warm.
    await first.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await first.page.close();
    const second = await openPage(context, '/chats', 'list');
    warm?.push(second.opened);
    await context.close();
  }
  const present = (opened: Opened[] = []) => ({
    first_paint: milliseconds(opened.map((one) => one.first_paint_ms)),
    usable: milliseconds(opened.map((one) => one.usable_ms)),
    shell_kb: Math.round((opened[0]?.fetched.shell ?? 0) / 100) / 10,
    other_kb: Math.round((opened[0]?.fetched.other ?? 0) / 100) / 10,
    requests: opened[0]?.fetched.requests,
  });
  return { cold: present(cold), warm: present(warm) };
};

const writtenWords = 'What I am writing here is long enough to be felt, letter by letter.';

/** Writes into the room and goes up through it. */
const measureRoom = async (context: BrowserContext, chatId: string, seconds: number) => {
  const { page, line, opened } = await openPage(context, `/chats/${chatId}`, 'message');
  const field = page.locator(marks.field).first();
  await field.click();
  await page.evaluate(() => (globalThis.benchNotes.inputs.length = 0));
  for (const letter of writtenWords) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  await page.waitForTimeout(500);
  const inputs = await page.evaluate(() => globalThis.benchNotes.inputs);
  const typed = inputs.filter(({ name }) => name === 'keydown');
  const frames = page.evaluate(timeFrames, seconds * 1_000);
  await page.mouse.move(phone.width / 2, phone.height / 2);
  const until = Date.now() + seconds * 1_000;
  let turns = 0;
  for (; Date.now() < until; turns++) await page.mouse.wheel(0, -500);
  const times = (await frames).toSorted((one, other) => one - other);
  const rows = await page.locator(marks.message).count();
  const { metrics } = await line.send('Performance.enable').then(() => line.send('Performance.getMetrics'));
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  const delays = Float64Array.from(typed.map(({ delay }) => delay)).toSorted();
  const painted = Float64Array.from(typed.map(({ duration }) => duration)).toSorted();
  await page.close();
  return {
    usable_ms: Math.round(opened.usable_ms),
    letters: writtenWords.length,
    // Of those letters that took 16 ms and more from the key to the picture; the others are not told one by one.
    letters_over_16_ms: typed.length,
    input_delay_p95_ms: Math.round(percentile(delays, 0.95) * 10) / 10,
    key_to_picture_p95_ms: percentile(painted, 0.95),
    key_to_picture_at_most_ms: painted.at(-1) ?? 0,
    wheel_turns: turns,
    frames: times.length,
    frames_over_50_ms: times.filter((time) => time > 50).length,
    frame_p50_ms: Math.round((times[times.length >> 1] ?? 0) * 10) / 10,
    frame_p99_ms: Math.round((times[Math.floor(times.length * 0.99)] ?? 0) * 10) / 10,
    rows_in_page: rows,
    heap_mb: megabytes(heap),
  };
};

/** Somebody who has agreed to the terms, as everybody has whose list is opened. */
const signUp = async (url: string): Promise<Seeded> => {
  const signedIn = await createClient({ url }).callOverHttp('accounts.signUp', {
    handle: 'reader',
    name: 'Reader',
    password: 'open-wooden-hall',
    agreed: [
      { subject: 'terms', version: 1 },
      { subject: 'privacy', version: 1 },
    ],
  });
  if (!isSignedIn(signedIn)) throw new Error('a new account was asked for more than a password');
  return { id: signedIn.account.id, token: signedIn.token };
};

const seedHouse = async (host: Host, me: Seeded, messages: number): Promise<string> => {
  const others = await seedPeople(host.db, 40);
  const groups = Array.from({ length: 60 }, (_, at) => [others[at % others.length] as Seeded, me]);
  const chats = await seedChats(host.db, 'group', groups);
  const of = (id: string, at: number) => ({ id, author: groups[at]?.[0]?.id ?? '' });
  await seedMessages(
    host.db,
    chats.slice(1).map((id, at) => of(id, at + 1)),
    30,
  );
  await seedMessages(host.db, [of(chats[0] as string, 0)], messages);
  return chats[0] as string;
};

/** The client in a real browser, on a processor made slower. */
export const benchClient = async (options: Options): Promise<object> => {
  const executablePath = process.env.MARU_LIGHT_CHROMIUM ?? process.env.MARU_CHROMIUM;
  if (!executablePath)
    throw new Error('There is no Chromium here: install it, or name one by MARU_CHROMIUM.');
  const host = await startHost();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const url = `http://127.0.0.1:${host.port}`;
    const me = await signUp(url);
    const chatId = await seedHouse(host, me, options.lines);
    const { cold, warm } = await measureOpening(browser, url, { me, rounds: Math.min(options.rounds, 10) });
    const context = await letIn(browser, url, me);
    const room = await measureRoom(context, chatId, options.seconds);
    return {
      date: new Date().toISOString(),
      browser: `Chromium ${browser.version()}`,
      slowdown,
      messages: options.lines,
      cold,
      warm,
      room,
      aims: [{ aim: 'shell under 180 kB, compressed', measured: cold.shell_kb, met: cold.shell_kb < 180 }],
    };
  } finally {
    await browser.close();
    await host.stop();
  }
};
