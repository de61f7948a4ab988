import type { ChatId } from '@maru/contract';
import { expect } from '@playwright/test';
import { airport, attach, expectDrawn, messageOf, toNewest, write, type Trip } from './travellers.ts';

/** The day they fly, some weeks from now. */
const flightDay = new Date(Date.now() + 14 * 24 * 3_600_000 + 9 * 3_600_000).toISOString().slice(0, 10);

/** Where to sleep: asked by one, answered by all five, counted in all five rooms. */
export const askWhere = async (trip: Trip): Promise<void> => {
  const { 가현 } = trip.of;
  await attach(가현, '투표', 'Poll');
  const sheet = 가현.page.getByRole('dialog', { name: '투표 만들기' });
  await sheet.getByLabel('질문').fill('어디서 잘까?');
  await sheet.getByLabel('항목 1').fill('성산 한옥 스테이');
  await sheet.getByLabel('항목 2', { exact: true }).fill('협재 바다 앞');
  await 가현.page.keyboard.press('Enter');
  await sheet.getByLabel('항목 3', { exact: true }).fill('애월 돌담집');
  await trip.picture('poll-made', '가현');
  await sheet.getByRole('button', { name: '투표 올리기' }).click();
  await expect(sheet).toBeHidden();
  const choices = { 가현: /^성산/, 민준: /^애월/, 지우: /^성산/, Emma: /^성산/, Daniel: /^협재/ } as const;
  await trip.everyone(async (one) => {
    await toNewest(one);
    await messageOf(one, '어디서 잘까?').getByRole('button', { name: choices[one.name] }).click();
  });
  await trip.everyone(async (one) => {
    const card = messageOf(one, '어디서 잘까?');
    await expect(
      card.getByRole('button', { name: one.say(/성산 .*3표, 60%/, /성산 .*3 votes, 60%/) }),
    ).toBeVisible();
    await expect(card.getByText(one.say('5명 참여', '5 people voted'))).toBeVisible();
  });
  await trip.picture('poll', '가현', '민준', 'Emma');
};

/** The date: set by one, answered by all, in everybody's calendar. */
export const setDate = async (trip: Trip, chatId: ChatId): Promise<void> => {
  const { Daniel, 가현, Emma } = trip.of;
  await attach(Daniel, '일정', 'Event');
  const sheet = Daniel.page.getByRole('dialog', { name: 'New event' });
  await sheet.getByLabel('Title').fill('김포 → 제주 KE1201');
  await sheet.getByLabel('Begins', { exact: true }).fill(flightDay);
  await sheet.getByLabel('Beginning time').fill('07:30');
  await sheet.getByLabel('Place').fill('김포공항 국내선 3층');
  await trip.picture('event-made', 'Daniel');
  await sheet.getByRole('button', { name: 'Set the date' }).click();
  await expect(sheet).toBeHidden();
  await trip.everyone(async (one) => {
    await toNewest(one);
    const answer = one.name === '지우' ? one.say('글쎄요', 'Maybe') : one.say('갈게요', 'Going');
    const button = messageOf(one, 'KE1201').getByRole('button', { name: answer, exact: true });
    // Whoever sets a date comes.
    if (one !== Daniel) await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  });
  await trip.everyone((one) =>
    expect(messageOf(one, 'KE1201').getByText(one.say(/4명 참석/, /4 people come/))).toBeVisible(),
  );
  await trip.picture('event', '지우', 'Daniel');
  for (const one of [가현, Emma]) {
    await one.page.goto('/events');
    const region = one.page.getByRole('region', { name: one.say('다가오는 일정', 'Coming up') });
    await expect(region.getByRole('button', { name: /KE1201/ })).toBeVisible();
    await trip.picture('calendar', one.name);
    await one.page.goto(`/chats/${chatId}`);
    await expect(messageOf(one, 'KE1201')).toBeVisible();
  }
};

/** The meeting point stands at the top for all five. */
export const pinMeetingPoint = async (trip: Trip): Promise<void> => {
  const { 가현 } = trip.of;
  const words = '토요일 07:30 김포공항 국내선 3층 집합';
  await write(가현, words);
  await messageOf(가현, words).getByText(words).click({ button: 'right' });
  await 가현.page.getByRole('menuitem', { name: '공지로 올리기', exact: true }).click();
  const sheet = 가현.page.getByRole('dialog', { name: '새 공지' });
  await sheet.getByRole('button', { name: '공지하기' }).click();
  await expect(sheet).toBeHidden();
  await trip.everyone((one) =>
    expect(one.page.getByRole('region', { name: one.say('공지', 'Notice'), exact: true })).toContainText(
      words,
    ),
  );
  await trip.picture('notice', '가현', 'Emma');
};

/** A place on the map, opened by another; and where somebody is, moving. */
export const showTheWay = async (trip: Trip): Promise<void> => {
  const { Emma, 민준, 지우, Daniel } = trip.of;
  await attach(Emma, '위치', 'Place');
  const sheet = Emma.page.getByRole('dialog', { name: 'Send a place' });
  await sheet.getByRole('button', { name: 'Where I am' }).click();
  await sheet.getByLabel('Name').fill('Jeju airport, gate 5');
  await expect(sheet.locator('[data-drawn]')).toBeVisible({ timeout: 30_000 });
  await trip.picture('place-chosen', 'Emma');
  await sheet.getByRole('button', { name: 'Send this place' }).click();
  await expect(sheet).toBeHidden();
  await trip.everyone(async (one) => {
    await toNewest(one);
    await expect(messageOf(one, 'Jeju airport, gate 5')).toBeVisible();
  });
  await messageOf(민준, 'gate 5')
    .getByRole('button', { name: /gate 5/ })
    .click();
  const map = 민준.page.getByRole('dialog', { name: 'Jeju airport, gate 5' });
  await expect(map.locator('[data-drawn]')).toBeVisible({ timeout: 30_000 });
  await trip.picture('place-open', '민준');
  await map.getByRole('button', { name: '닫기' }).click();

  await attach(지우, '위치', 'Place');
  const mine = 지우.page.getByRole('dialog', { name: '위치 보내기' });
  await mine.getByRole('button', { name: /^15분/ }).click();
  await expect(mine).toBeHidden({ timeout: 30_000 });
  const bars = await Promise.all(
    Object.values(trip.of).map(async (one) => {
      const words =
        one.name === '지우' ? /내 위치를 공유하고/ : one.say(/지우님이 위치를 공유/, /지우 shares where/);
      await expect(one.page.getByText(words)).toBeVisible();
      return one.name;
    }),
  );
  expect(bars).toHaveLength(5);
  await Daniel.page.getByRole('button', { name: 'Map', exact: true }).click();
  const live = Daniel.page.getByRole('dialog', { name: 'Live location' });
  await expect(live.getByText('지우').first()).toBeVisible();
  const chats = await Daniel.person.call('chats.list', {});
  const seen = async () => {
    const { places } = await Daniel.person.call('places.list', { chatId: chats.chats[0]!.id });
    return places[0]?.latitude ?? 0;
  };
  await 지우.page.context().setGeolocation({ ...airport, latitude: airport.latitude - 0.012 });
  await expect.poll(seen, { timeout: 30_000 }).toBeCloseTo(airport.latitude - 0.012, 3);
  await expect(live.locator('[data-drawn]')).toBeVisible({ timeout: 30_000 });
  await trip.picture('live-place', 'Daniel', '지우');
  await live.getByRole('button', { name: 'Close' }).click();
  await 지우.page.getByRole('button', { name: '그만' }).click();
  await trip.everyone((one) =>
    expect(one.page.getByText(one.say(/위치를 공유하고 있어요/, /shares? where/))).toBeHidden(),
  );
};

/** What to bring: written by one, ticked by others. */
export const packTogether = async (trip: Trip): Promise<void> => {
  const { 민준, Daniel, 가현, Emma } = trip.of;
  await attach(민준, '할 일', 'To-do list');
  const sheet = 민준.page.getByRole('dialog', { name: '할 일 만들기' });
  await sheet.getByLabel('제목').fill('짐 싸기');
  const things = ['우산', '한라봉 담을 가방', '충전기', '신분증'];
  for (const [at, thing] of things.entries()) {
    await sheet.getByLabel(`할 일 ${at + 1}`, { exact: true }).fill(thing);
    if (at + 1 < things.length) await sheet.getByLabel(`할 일 ${at + 1}`, { exact: true }).press('Enter');
  }
  await sheet.getByRole('button', { name: '목록 올리기' }).click();
  await expect(sheet).toBeHidden();
  await trip.everyone((one) => toNewest(one));
  await messageOf(Daniel, '짐 싸기').getByRole('checkbox', { name: '우산' }).click();
  await messageOf(가현, '짐 싸기').getByRole('checkbox', { name: '신분증' }).click();
  await messageOf(Emma, '짐 싸기').getByRole('checkbox', { name: '충전기' }).click();
  await trip.everyone((one) =>
    expect(messageOf(one, '짐 싸기').getByText(one.say('4개 중 3개 완료', '3 of 4 done'))).toBeVisible(),
  );
  await trip.picture('todo', 'Daniel', '민준');
};

/** An album that two fill. */
export const fillAlbum = async (trip: Trip, photos: string[]): Promise<void> => {
  const { 가현, Emma } = trip.of;
  await attach(가현, '앨범', 'Album');
  const albums = 가현.page.getByRole('dialog', { name: '앨범', exact: true });
  await albums.getByRole('textbox', { name: '앨범 이름' }).fill('제주의 가을');
  await albums.getByRole('button', { name: '만들기', exact: true }).click();
  const album = 가현.page.getByRole('dialog', { name: '제주의 가을' });
  const choosing = 가현.page.waitForEvent('filechooser');
  await album.getByRole('button', { name: '사진 추가' }).click();
  await (await choosing).setFiles(photos.slice(0, 6));
  await expect(album.getByRole('button', { name: '6장 중 6번째' })).toBeVisible({ timeout: 300_000 });
  await trip.everyone((one) => toNewest(one));
  await messageOf(Emma, '제주의 가을')
    .last()
    .getByRole('button', { name: /제주의 가을/ })
    .click();
  const theirs = Emma.page.getByRole('dialog', { name: '제주의 가을' });
  const more = Emma.page.waitForEvent('filechooser');
  await theirs.getByRole('button', { name: 'Add photos' }).click();
  await (await more).setFiles(photos.slice(6));
  await expect(theirs.getByRole('button', { name: 'Photo 10 of 10' })).toBeVisible({ timeout: 300_000 });
  await expect(album.getByRole('button', { name: '10장 중 10번째' })).toBeVisible();
  await expectDrawn(album);
  await trip.picture('album', '가현', 'Emma');
  await theirs.getByRole('button', { name: 'Album menu' }).click();
  const saving = Emma.page.waitForEvent('download');
  await Emma.page.getByRole('menuitem', { name: 'Save all (ZIP)' }).click();
  expect((await saving).suggestedFilename()).toBe('제주의 가을.zip');
  await theirs.getByRole('button', { name: 'Close' }).click();
  await album.getByRole('button', { name: '닫기' }).click();
  const back = albums.getByRole('button', { name: '닫기' });
  if (await back.isVisible()) await back.click();
  await trip.everyone(async (one) => {
    await toNewest(one);
    await expect(messageOf(one, /제주의 가을/).last()).toBeVisible();
  });
  await trip.picture('album-told', 'Daniel', '지우');
};

/** A post to come back to, with comments of two. */
export const postOnBoard = async (trip: Trip, photo: string): Promise<void> => {
  const { 지우, Daniel, 민준 } = trip.of;
  await attach(지우, '게시글', 'Post');
  const maker = 지우.page.getByRole('dialog', { name: '새 게시글' });
  await maker.getByLabel('제목').fill('3박 4일 일정표');
  await maker
    .getByLabel('내용')
    .fill('목: 도착, 고기국수, 해변\n금: 용눈이오름, 카페, 흑돼지\n토: 감귤 따기, 동문시장\n일: 늦잠, 공항');
  const choosing = 지우.page.waitForEvent('filechooser');
  await maker.getByRole('button', { name: '사진·동영상' }).click();
  await (await choosing).setFiles([photo]);
  await maker.getByRole('button', { name: '올리기' }).click();
  await expect(maker).toBeHidden({ timeout: 120_000 });
  for (const [one, words] of [
    [Daniel, 'Tangerines first, please'],
    [민준, '아침 러닝도 넣어 줘'],
  ] as const) {
    await toNewest(one);
    await messageOf(one, '3박 4일')
      .getByRole('button', { name: /3박 4일/ })
      .click();
    const post = one.page.getByRole('dialog', { name: one.say('게시글', 'Post'), exact: true });
    await post.getByRole('textbox', { name: one.say('댓글', 'Comment') }).fill(words);
    await post.getByRole('button', { name: one.say('댓글 올리기', 'Send the comment') }).click();
    await expect(post.getByText(words)).toBeVisible();
  }
  const theirs = Daniel.page.getByRole('dialog', { name: 'Post', exact: true });
  await expect(theirs.getByText('아침 러닝도 넣어 줘')).toBeVisible();
  await trip.picture('post', 'Daniel', '민준');
  for (const one of [Daniel, 민준])
    await one.page
      .getByRole('dialog')
      .getByRole('button', { name: one.say('닫기', 'Close') })
      .click();
  await trip.everyone(async (one) => {
    await toNewest(one);
    await expect(messageOf(one, '3박 4일')).toContainText(one.say('댓글 2', '2 comments'));
  });
  await trip.picture('post-card', '가현', 'Emma');
};
