import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatId } from '@maru/contract';
import { createClient } from '@maru/client';
import { expect } from '@playwright/test';
import { startHost } from '../host-process.ts';
import { agreed, newHandle, password, personOf } from '../person.ts';
import { expectDrawn, messageOf, type Trip } from './travellers.ts';

/** A year later each finds something else: by initials, by a part of a word, by kind; and the drawer has it all. */
export const findItAll = async (trip: Trip): Promise<void> => {
  const { 민준, Emma, Daniel, 가현 } = trip.of;
  const look = async (one: typeof 민준, words: string) => {
    await one.page.getByRole('button', { name: one.say('대화 내용 검색', 'Search in this chat') }).click();
    await one.page.getByRole('searchbox', { name: one.say('메시지 검색', 'Search messages') }).fill(words);
  };
  await look(민준, 'ㄱㅍㄱㅎ');
  await expect(민준.page.locator('mark').first()).toHaveText(/김포공항/);
  await expect(민준.page.getByText(/^1\/\d+$/)).toBeVisible();
  await trip.picture('search-initials', '민준');
  await look(Emma, '어디서');
  await expect(messageOf(Emma, '어디서 잘까?').first()).toBeInViewport();
  await trip.picture('search-poll', 'Emma');
  await Daniel.page.keyboard.press('ControlOrMeta+k');
  await Daniel.page.getByRole('combobox').fill('일정표');
  await expect(Daniel.page.getByRole('option', { name: /3박 4일 일정표/ })).toBeVisible();
  await trip.picture('search-anywhere', 'Daniel');
  await Daniel.page.keyboard.press('Escape');

  await 가현.page.getByRole('button', { name: '채팅방 서랍' }).click();
  await trip.picture('drawer', '가현');
  await 가현.page
    .getByRole('region', { name: /^사진·동영상/ })
    .getByRole('button', { name: '모두 보기' })
    .click();
  const shared = 가현.page.getByRole('dialog', { name: '이 방에서 나눈 것' });
  await expect(shared.getByRole('button', { name: /^민준님이/ }).first()).toBeVisible();
  await trip.picture('gallery', '가현');
  await shared
    .getByRole('button', { name: /닫기|뒤로/ })
    .first()
    .click();
};

/** The whole chat goes along to another host, and is read there. */
export const takeAlong = async (trip: Trip, chatId: ChatId): Promise<void> => {
  const { 가현 } = trip.of;
  const startedAt = Date.now();
  await 가현.page.goto('/settings/archive');
  await 가현.page.getByRole('button', { name: '모든 대화 내보내기' }).click();
  const save = 가현.page.getByRole('link', { name: '저장' });
  await expect(save).toBeVisible({ timeout: 300_000 });
  trip.note('the archive of everything', startedAt);
  await trip.picture('archive', '가현');
  const saving = 가현.page.waitForEvent('download');
  await save.click();
  const archive = join(tmpdir(), `maru-trip-${chatId}.zip`);
  await (await saving).saveAs(archive);
  const elsewhere = await startHost();
  try {
    const nobody = createClient({ url: elsewhere.url });
    const account = { handle: newHandle(), name: '가현', password, agreed };
    const person = personOf(await nobody.callOverHttp('accounts.signUp', account));
    const page = await trip.visitElsewhere('가현', elsewhere.url, person);
    const broughtAt = Date.now();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '보관 파일 가져오기' }).click();
    await (await choosing).setFiles(archive);
    await expect(page.getByText(/채팅방 \d+개, 메시지 \d+개/)).toBeVisible({ timeout: 600_000 });
    trip.note('bringing the archive in on another host', broughtAt);
    await page.getByRole('link', { name: /^채팅/ }).first().click();
    await page.getByRole('link', { name: /제주 한 바퀴/ }).click();
    const log = page.getByRole('log');
    await expect(log.getByRole('article').last()).toBeVisible();
    await page.screenshot({ path: trip.pathOf('another-host'), animations: 'disabled' });
    await page.getByRole('button', { name: '대화 내용 검색' }).click();
    await page.getByRole('searchbox', { name: '메시지 검색' }).fill('60장');
    const sixty = log.getByRole('group', { name: '사진 60장' });
    await expect(sixty).toBeVisible();
    await expectDrawn(sixty);
    await page.screenshot({ path: trip.pathOf('another-host-photos'), animations: 'disabled' });
    await page.context().close();
  } finally {
    await elsewhere.stop();
    await unlink(archive);
  }
};
