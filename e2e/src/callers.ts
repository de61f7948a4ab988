import process from 'node:process';
import { expect, type Page } from '@playwright/test';
import { browserArgs, wholeChromium } from './browsers.ts';
import type { VisitOptions } from './journey.ts';
import { colours, giveMedia, mediaArgs, type Camera, type Colour } from './media-people.ts';
import { groupOf, signUpFriends, type TestPerson } from './person.ts';
import type { UdpLine } from './udp-line.ts';

/** How a browser of a journey of calls is started. */
export const callingBrowser = {
  executablePath: process.env['MARU_LIGHT_CHROMIUM'] ?? wholeChromium,
  args: [...browserArgs, ...mediaArgs],
};

type Visit = (person: TestPerson, options?: VisitOptions) => Promise<Page>;

/** Who opens which chat, and with what. */
export interface CallerWish {
  person: TestPerson;
  colour: Colour;
  path: string;
  camera?: Camera;
  /** The address of the host; a line that can be cut has one of its own. */
  url?: string;
  /** What their packets go through. */
  line?: UdpLine;
  /** The page is not opened yet: more is to be done to it before. */
  isBlank?: boolean;
}

/** Opens a chat as somebody with a camera and a microphone. */
export const visitAsCaller = async (
  visit: Visit,
  { person, colour, path, camera, url, line, isBlank }: CallerWish,
): Promise<Page> => {
  const page = await visit(person, {
    path: '/blank-for-media',
    isOwn: true,
    ...(url !== undefined && { url }),
  });
  await giveMedia(page, colour, camera);
  await line?.take(page);
  if (isBlank) return page;
  await page.goto(path);
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  return page;
};

/** Calls from the head of a room of two. */
export const callFromRoom = (page: Page, kind: 'Voice call' | 'Video call'): Promise<void> =>
  page.getByRole('button', { name: kind, exact: true }).first().click();

/** Begins a video call of a group that rings nobody. */
export const startGroupCall = async (page: Page): Promise<void> => {
  await callFromRoom(page, 'Video call');
  await page.getByRole('dialog').getByRole('button', { name: 'Video call', exact: true }).click();
  await expect(inCall(page)).toBeVisible();
};

/** Joins the call that goes on in the open room. */
export const joinCall = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Join', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click();
  await expect(inCall(page)).toBeVisible();
};

/** Takes a call that rings. */
export const answerWithVideo = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Answer with video' }).click();

/** The controls of the call that this page is in. */
export const inCall = (page: Page) => page.getByRole('button', { name: 'Hang up', exact: true });

/** Presses a control of the call, which hide over a picture until somebody moves. */
export const press = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true }).first();
  // A slow machine hides them again before the press has arrived.
  await expect(async () => {
    await page.mouse.move(300, 300);
    await page.mouse.move(320, 320);
    await button.click({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
};

/** Names of people in tests of calls, one for each colour. */
const names = ['Alice', 'Bob', 'Carol', 'Dan', 'Emma', 'Finn'];

/** People of a group, all of them in its call; each with what is asked for them. */
export const callOf = async (
  visit: Visit,
  count: number,
  wish: Partial<CallerWish> = {},
): Promise<{ pages: Page[]; people: TestPerson[]; path: string }> => {
  const people = await signUpFriends(...names.slice(0, count));
  const path = `/chats/${await groupOf('Trip', people)}`;
  const pages: Page[] = [];
  for (const [at, person] of people.entries()) {
    const page = await visitAsCaller(visit, { person, colour: colours[at]!, path, ...wish });
    await (at === 0 ? startGroupCall(page) : joinCall(page));
    pages.push(page);
  }
  return { pages, people, path };
};
