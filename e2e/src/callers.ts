import process from 'node:process';
import { expect, type Page } from '@playwright/test';
import { browserArgs, wholeChromium } from './browsers.ts';
import type { VisitOptions } from './journey.ts';
import { giveMedia, mediaArgs, type Camera, type Colour } from './media-people.ts';
import type { TestPerson } from './person.ts';

/** How a browser of a journey of calls is started. */
export const callingBrowser = {
  executablePath: process.env['MARU_LIGHT_CHROMIUM'] ?? wholeChromium,
  args: [...browserArgs, ...mediaArgs],
};

type Visit = (person: TestPerson, options?: VisitOptions) => Promise<Page>;

/** Opens a chat as somebody with a camera and a microphone. */
export const visitAsCaller = async (
  visit: Visit,
  { person, colour, path, camera }: { person: TestPerson; colour: Colour; path: string; camera?: Camera },
): Promise<Page> => {
  const page = await visit(person, { path: '/blank-for-media' });
  await giveMedia(page, colour, camera);
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
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await page.getByRole('button', { name, exact: true }).first().click();
};
