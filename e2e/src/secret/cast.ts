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
  openAnother(name: Name, look: BrowserContextOptions, token: string): Promise<Seat>;
  /** Keeps what some of them see just now. */
  picture(stage: string, ...seats: (Name | Seat)[]): Promise<void>;
  /** What a page has thrown. */
  errors: string[];
  close(): Promise<void>;
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
  ).toBeVisible({ timeout: 60_000 });

/** Starts a host, and signs five friends up on it who all have keys. */
export const gatherCast = async (): Promise<Cast> => {
  const pictures = process.env['MARU_SECRET_PICTURES'];
  if (pictures) await mkdir(pictures, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'maru-secret-'));
  const film = join(folder, 'camera.mjpeg');
  const host = await startHost();
  process.env['MARU_URL'] = host.url;
  const errors: string[] = [];
  const lines: WeakLine[] = [];
  await writeFile(film, '');
  const browser = await openBrowser(film);
  const showToCameras = (photo: Buffer) => writeFile(film, Buffer.concat([photo, photo, photo]));
  await showToCameras(await takeDark(browser));
  // The first account becomes the operator, who is nobody of these.
  await signUp('Operator');
  const names = Object.keys(looks) as Name[];
  const people = await signUpFriends(...names);
  const keepers = await Promise.all(
    names.map(async (name, at): Promise<Keeper> => {
      const person = people[at]!;
      const line = await weakLineTo(host.url);
      lines.push(line);
      const page = await letIn(browser, looks[name], { token: person.token, url: line.url, errors });
      const keeper = { name, person, line, ...seatOf(page, looks[name]) };
      await expectReady(keeper);
      return keeper;
    }),
  );
  const of = Object.fromEntries(keepers.map((one) => [one.name, one])) as Cast['of'];
  let taken = 0;
  return {
    of,
    host,
    browser,
    errors,
    showToCameras,
    openAnother: async (_name, look, token) =>
      seatOf(await letIn(browser, look, { token, url: host.url, errors }), look),
    async picture(stage, ...seats) {
      if (!pictures) return;
      for (const [at, seat] of seats.entries()) {
        const { page } = typeof seat === 'string' ? of[seat] : seat;
        const who = typeof seat === 'string' ? seat : `other-${at}`;
        taken += 1;
        const path = join(pictures, `${String(taken).padStart(2, '0')}-${stage}-${who}.png`);
        await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      }
    },
    async close() {
      await browser.close();
      await Promise.all(lines.map((line) => line.close()));
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
