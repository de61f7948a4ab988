import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
  chromium,
  expect,
  test,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { startHost, type HostProcess } from '../host-process.ts';
import { signUp, signUpFriends, type TestPerson } from '../person.ts';
import type { Seat } from '../trip/travellers.ts';
import { weakLineTo, type WeakLine } from '../weak-line.ts';

const desktop = { viewport: { width: 1_280, height: 860 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

const looks = {
  하나: { ...desktop, locale: 'ko-KR', colorScheme: 'light' },
  준: { ...phone, locale: 'ko-KR', colorScheme: 'dark' },
  Emma: { ...phone, locale: 'en-US', colorScheme: 'light' },
  Daniel: { ...desktop, locale: 'en-US', colorScheme: 'dark' },
  소라: { ...phone, locale: 'ko-KR', colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>;

/** The five by their names. */
export type Name = keyof typeof looks;

/** Somebody in the room, with a browser and a line of their own. */
export interface Keeper extends Seat {
  name: Name;
  person: TestPerson;
  line: WeakLine;
}

/** The five, their host, and what is done with them. */
export interface Cast {
  of: Record<Name, Keeper>;
  host: HostProcess;
  browser: Browser;
  /** What all cameras see from now on. */
  showToCameras(photo: Buffer): Promise<void>;
  /** Another browser of one of them, with a session of its own. */
  openAnother(look: BrowserContextOptions, token: string): Promise<Seat>;
  /** Keeps what some of them see just now. */
  picture(stage: string, ...seats: (Name | Seat)[]): Promise<void>;
  /** What a page has thrown. */
  errors: string[];
}

/** A browser whose camera sees a film that a test changes. */
const openBrowser = async (film: string): Promise<Browser> => {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, ...camera, `--use-file-for-fake-video-capture=${film}`],
  });
};

/** What a camera sees before it is pointed at anything. */
const takeDark = async (browser: Browser): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent('<body style="background: #765">');
  const dark = await page.screenshot({ type: 'jpeg', quality: 85 });
  await page.close();
  return dark;
};

const seatOf = (page: Page, { locale }: BrowserContextOptions): Seat => ({
  page,
  say: (korean, english) => (locale === 'ko-KR' ? korean : english),
});

const letIn = async (
  browser: Browser,
  look: BrowserContextOptions,
  { token, url, errors }: { token: string; url: string; errors: string[] },
): Promise<Page> => {
  const context = await browser.newContext({
    ...look,
    baseURL: url,
    timezoneId: 'Asia/Seoul',
    serviceWorkers: 'block',
  });
  context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())));
  await context.addCookies([{ name: 'maru_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  // Looking at the settings gives a device its keys; else that waits until nothing else is under way.
  await page.goto('/settings/secret-chats');
  return page;
};

/** Waits until a device has its keys. */
export const expectReady = ({ page, say }: Seat): Promise<void> =>
  expect(
    page.getByText(say('이 기기로 비밀방을 쓰고 있어요.', 'You use secret chats on this device.')),
  ).toBeVisible({ timeout: 120_000 });

/** What is undone at the end, the last first, however far it had come. */
class Undoing {
  private readonly all: (() => Promise<unknown>)[] = [];

  add(one: () => Promise<unknown>): void {
    this.all.push(one);
  }

  async run(): Promise<void> {
    for (const one of this.all.toReversed()) await one();
  }
}

/** Signs five friends up who all have keys, each with a browser and a line. */
const signUpKeepers = (
  browser: Browser,
  { url, errors, undoing }: { url: string; errors: string[]; undoing: Undoing },
  people: readonly TestPerson[],
): Promise<Keeper[]> =>
  Promise.all(
    (Object.keys(looks) as Name[]).map(async (name, at): Promise<Keeper> => {
      const person = people[at]!;
      const line = await weakLineTo(url);
      undoing.add(() => line.close());
      const page = await letIn(browser, looks[name], { token: person.token, url: line.url, errors });
      const keeper = { name, person, line, ...seatOf(page, looks[name]) };
      await expectReady(keeper);
      return keeper;
    }),
  );

/** Takes pictures into a folder, where one is wanted. */
const photographer = async (of: Cast['of']): Promise<Cast['picture']> => {
  const folder = process.env['MARU_SECRET_PICTURES'];
  if (!folder) return async () => {};
  await mkdir(folder, { recursive: true });
  let taken = 0;
  return async (stage, ...seats) => {
    for (const [at, seat] of seats.entries()) {
      const { page } = typeof seat === 'string' ? of[seat] : seat;
      const who = typeof seat === 'string' ? seat : `other-${at}`;
      taken += 1;
      const path = join(folder, `${String(taken).padStart(2, '0')}-${stage}-${who}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    }
  };
};

const gather = async (undoing: Undoing): Promise<Cast> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-secret-'));
  undoing.add(() => rm(folder, { recursive: true, force: true }));
  const host = await startHost();
  undoing.add(() => host.stop());
  process.env['MARU_URL'] = host.url;
  const errors: string[] = [];
  const film = join(folder, 'camera.mjpeg');
  await writeFile(film, '');
  const browser = await openBrowser(film);
  undoing.add(() => browser.close());
  const showToCameras = (photo: Buffer) => writeFile(film, Buffer.concat([photo, photo, photo]));
  await showToCameras(await takeDark(browser));
  // The first account becomes the operator, who is nobody of these.
  await signUp('Operator');
  const people = await signUpFriends(...Object.keys(looks));
  const keepers = await signUpKeepers(browser, { url: host.url, errors, undoing }, people);
  const of = Object.fromEntries(keepers.map((one) => [one.name, one])) as Cast['of'];
  return {
    of,
    host,
    browser,
    errors,
    showToCameras,
    openAnother: async (look, token) =>
      seatOf(await letIn(browser, look, { token, url: host.url, errors }), look),
    picture: await photographer(of),
  };
};

/** Starts a host with the five, and ends all of it once the story is over or has broken off. */
export const withCast = async (story: (cast: Cast) => Promise<void>): Promise<void> => {
  const undoing = new Undoing();
  try {
    const cast = await gather(undoing);
    try {
      await story(cast);
    } catch (error) {
      await cast.picture('failed', ...(Object.keys(looks) as Name[]));
      throw error;
    }
    expect(cast.errors).toEqual([]);
  } finally {
    await undoing.run();
  }
};
