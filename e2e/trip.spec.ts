import { chromium, expect, test, type Browser } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findItAll, takeAlong } from './src/trip/find-again.ts';
import { makeMedia } from './src/trip/make-media.ts';
import {
  askWhere,
  fillAlbum,
  packTogether,
  pinMeetingPoint,
  postOnBoard,
  setDate,
  showTheWay,
} from './src/trip/plan-together.ts';
import { lookAround, sendFilm, sendHeic, sendSixty, sendVoice } from './src/trip/send-media.ts';
import { gatherTravellers, stage, write, messageOf, type Trip } from './src/trip/travellers.ts';

const folder = fileURLToPath(new URL('./test-results/trip', import.meta.url));
const groupName = '제주 한 바퀴 🍊';

/** One makes the group; it appears in the lists of the others, and all open it. */
const makeGroup = async (trip: Trip) => {
  const { 가현 } = trip.of;
  await 가현.page.getByRole('button', { name: '새 채팅' }).first().click();
  const sheet = 가현.page.getByRole('dialog');
  for (const name of ['민준', '지우', 'Emma', 'Daniel'])
    await sheet.getByRole('group', { name: /친구/ }).getByText(name, { exact: true }).click();
  await sheet.getByRole('button', { name: /다음/ }).click();
  await 가현.page.getByLabel('그룹 이름').fill(groupName);
  await 가현.page.getByRole('button', { name: '그룹 만들기' }).click();
  await trip.everyone(async (one) => {
    if (one !== 가현) await one.page.getByRole('link', { name: new RegExp(groupName) }).click();
    await expect(one.page.getByRole('heading', { name: groupName })).toBeVisible();
  });
  await write(가현, '드디어 방 팠다! 제주 가자 🍊');
  await write(trip.of.Emma, 'Yes!! My first time on the island');
  await write(trip.of.민준, '나 지난주에 답사 갔다 왔잖아');
  await trip.everyone((one) => expect(messageOf(one, '답사 갔다')).toBeVisible());
  await trip.picture('group', '가현', 'Emma', '민준');
  const { chats } = await 가현.person.call('chats.list', {});
  return chats.find(({ name }) => name === groupName)!.id;
};

/** A browser that hears the voice from a file when somebody speaks into its microphone. */
const openBrowser = (voice: string): Promise<Browser> => {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const microphone = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, ...microphone, `--use-file-for-fake-audio-capture=${voice}`],
  });
};

test('five people plan a trip', async () => {
  const media = await makeMedia(process.env['MARU_TRIP_MEDIA'] ?? join(tmpdir(), 'maru-trip-media'));
  const browser = await openBrowser(media.voice);
  const trip = await gatherTravellers(browser, folder);
  try {
    const chatId = await makeGroup(trip);
    await stage('sixty photos', () => sendSixty(trip, chatId, media));
    await stage('the viewer', () => lookAround(trip));
    await stage('a HEIC', () => sendHeic(trip, chatId, media));
    await stage('a film in 4K', () => sendFilm(trip, chatId, media));
    await stage('a voice', () => sendVoice(trip));
    await stage('a poll', () => askWhere(trip));
    await stage('a date', () => setDate(trip, chatId));
    await stage('a notice', () => pinMeetingPoint(trip));
    await stage('places', () => showTheWay(trip));
    await stage('a list', () => packTogether(trip));
    await stage('an album', () => fillAlbum(trip, media.extra));
    await stage('a post', () => postOnBoard(trip, media.extra[1]!));
    await stage('found again', () => findItAll(trip));
    await stage('taken along', () => takeAlong(trip, chatId));
    expect(trip.errors).toEqual([]);
  } finally {
    process.stdout.write(`${[...trip.notes, `HEIC of 12 MP: ${media.isHeicFull}`].join('\n')}\n`);
    await browser.close();
  }
});
