import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  expect,
  test,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { hostUrl, signUpFriends, type TestPerson } from '../person.ts';

/** Where the airport of the island is. */
export const airport = { latitude: 33.5067, longitude: 126.4929 };

const desktop = { viewport: { width: 1_280, height: 860 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

const looks = {
  가현: { ...desktop, locale: 'ko-KR', colorScheme: 'light' },
  민준: { ...phone, locale: 'ko-KR', colorScheme: 'dark' },
  지우: { ...phone, locale: 'ko-KR', colorScheme: 'light' },
  Emma: { ...phone, locale: 'en-US', colorScheme: 'light' },
  Daniel: { ...desktop, locale: 'en-US', colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;

/** The five by their names. */
export type Name = keyof typeof looks;

/** Somebody with a browser of their own, in their own language. */
export interface Traveller {
  name: Name;
  person: TestPerson;
  page: Page;
  /** The word in the language of this browser. */
  say<Word>(korean: Word, english: Word): Word;
}

/** A browser, and the language that it speaks. */
export type Seat = Pick<Traveller, 'page' | 'say'>;

/** The five, and what is done with all of them. */
export interface Trip {
  of: Record<Name, Traveller>;
  everyone(check: (traveller: Traveller) => Promise<unknown>): Promise<void>;
  /** Keeps what some of them see just now. */
  picture(stage: string, ...names: Name[]): Promise<void>;
  /** The path of the next picture, of something that none of the five sees. */
  pathOf(stage: string): string;
  /** Notes how long something took. */
  note(what: string, startedAt: number): void;
  notes: string[];
  /** What a page has thrown. */
  errors: string[];
  /** A browser in which somebody is signed in on another host, with the same looks. */
  visitElsewhere(name: Name, url: string, person: TestPerson): Promise<Page>;
}

const open = async (
  browser: Browser,
  look: BrowserContextOptions,
  { url, token, path, errors }: { url: string; token: string; path: string; errors: string[] },
): Promise<Page> => {
  const context = await browser.newContext({
    ...look,
    baseURL: url,
    timezoneId: 'Asia/Seoul',
    serviceWorkers: 'block',
    geolocation: airport,
    permissions: ['geolocation', 'microphone'],
  });
  context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())));
  await context.addCookies([{ name: 'maru_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  await page.goto(path);
  return page;
};

/** Signs the five up as friends, each with a browser that shows their chats. */
export const gatherTravellers = async (browser: Browser, folder: string): Promise<Trip> => {
  await mkdir(folder, { recursive: true });
  const names = Object.keys(looks) as Name[];
  const errors: string[] = [];
  const people = await signUpFriends(...names);
  const travellers = await Promise.all(
    names.map(async (name, at): Promise<Traveller> => {
      const person = people[at]!;
      const page = await open(browser, looks[name], {
        url: hostUrl(),
        token: person.token,
        path: '/chats',
        errors,
      });
      const isKorean = looks[name].locale === 'ko-KR';
      return { name, person, page, say: (korean, english) => (isKorean ? korean : english) };
    }),
  );
  const of = Object.fromEntries(travellers.map((one) => [one.name, one])) as Trip['of'];
  const notes: string[] = [];
  let taken = 0;
  const pathOf = (stage: string): string => {
    taken += 1;
    return join(folder, `${String(taken).padStart(2, '0')}-${stage}.png`);
  };
  return {
    of,
    notes,
    errors,
    pathOf,
    everyone: async (check) => void (await Promise.all(travellers.map(check))),
    async picture(stage, ...chosen) {
      for (const name of chosen.length > 0 ? chosen : names) {
        const path = pathOf(`${stage}-${name}`);
        await of[name].page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      }
    },
    note(what, startedAt) {
      notes.push(`${what}: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
    },
    visitElsewhere: (name, url, person) =>
      open(browser, looks[name], { url, token: person.token, path: '/settings/archive', errors }),
  };
};

/** A stage of the trip, as the report names it. */
export const stage = (name: string, body: () => Promise<void>): Promise<void> => test.step(name, body);

/** The field in which one writes. */
export const fieldOf = ({ page, say }: Seat): Locator =>
  page.getByRole('textbox', { name: say('메시지', 'Message'), exact: true });

/** A message of the open room by its words. */
export const messageOf = ({ page }: Seat, words: string | RegExp): Locator =>
  page.getByRole('log').getByRole('article').filter({ hasText: words });

/** Writes and sends. */
export const write = async (one: Seat, words: string): Promise<void> => {
  await fieldOf(one).fill(words);
  await one.page.getByRole('button', { name: one.say('보내기', 'Send'), exact: true }).click();
  await expect(fieldOf(one)).toHaveValue('');
};

/** Chooses something at the + beside the field. */
export const attach = async ({ page, say }: Seat, korean: string, english: string): Promise<void> => {
  await page.getByRole('button', { name: say('더하기', 'Add to the message') }).click();
  await page
    .getByRole('button', { name: say(korean, english), exact: true })
    .last()
    .click();
};

/** Goes to the newest message, where the room shows that there are newer ones. */
export const toNewest = async ({ page, say }: Seat): Promise<void> => {
  const button = page.getByRole('button', { name: say(/최근 메시지로|새 메시지/, /newest|New message/i) });
  if (await button.first().isVisible()) await button.first().click();
};

/** Waits until every picture in there is drawn, and not only its blurred stand-in. */
export const expectDrawn = async (place: Locator): Promise<void> => {
  await expect
    .poll(
      () =>
        place
          .locator('img')
          .evaluateAll(
            (all) =>
              all.length > 0 &&
              all.every(
                (one) => (one as HTMLImageElement).complete && (one as HTMLImageElement).naturalWidth > 0,
              ),
          ),
      { timeout: 60_000 },
    )
    .toBe(true);
};
