import { expect } from '@playwright/test';
import { takePhotos } from '../photos.ts';
import { attach, expectDrawn, messageOf, type Seat } from '../trip/travellers.ts';
import type { Cast, Name } from './cast.ts';
import {
  closeOver,
  enterRoom,
  openKeys,
  patience,
  photographQr,
  readDigits,
  roomName,
  sayToAll,
  takeIn,
  takeOut,
} from './in-the-room.ts';

/** One makes a room for four; all open it and talk. */
export const makeRoom = async (cast: Cast): Promise<void> => {
  const { 하나 } = cast.of;
  const { page } = 하나;
  await page.goto('/chats');
  await page.getByRole('button', { name: '새 채팅' }).first().click();
  await page.getByRole('button', { name: /^비밀방/ }).click();
  await cast.picture('intro', '하나');
  await page.getByRole('button', { name: '누구와 열지 고르기' }).click();
  for (const name of ['준', 'Emma', 'Daniel']) await page.getByRole('checkbox', { name }).click();
  await cast.picture('choose', '하나');
  await page.getByRole('button', { name: '3명과 비밀방 열기' }).click();
  await page.getByLabel('방 이름').fill(roomName);
  await cast.picture('name', '하나');
  await page.getByRole('button', { name: '비밀방 열기', exact: true }).click();
  await expect(page.getByText('여기 있는 사람들만 읽을 수 있어요')).toBeVisible(patience);
  await cast.picture('room', '하나');
  await Promise.all((['준', 'Emma', 'Daniel'] as const).map((name) => enterRoom(cast.of[name])));
  const others: Name[] = ['준', 'Emma', 'Daniel'];
  await sayToAll(cast, ['하나', '#a1 금요일 저녁, 소라는 아직 몰라요'], others);
  await sayToAll(cast, ['Emma', '#a2 I will bring the saffron cake'], ['하나', '준', 'Daniel']);
  await sayToAll(cast, ['준', '#a3 풍선은 내가!'], ['하나', 'Emma', 'Daniel']);
  await sayToAll(cast, ['Daniel', '#a4 Count me in for the music'], ['하나', 'Emma', '준']);
  await cast.picture('talk', '하나', '준', 'Emma', 'Daniel');
};

const photosIn = ({ page, say }: Seat) =>
  page.getByRole('log').getByRole('group', { name: say('사진 2장', '2 photos') });

/** Two photos, which all see. */
export const sendPhotos = async (cast: Cast): Promise<void> => {
  const { Emma } = cast.of;
  const photos = await takePhotos(cast.browser, [
    { width: 600, height: 450 },
    { width: 450, height: 600 },
  ]);
  const choosing = Emma.page.waitForEvent('filechooser');
  await attach(Emma, '사진·동영상', 'Photo or video');
  await (await choosing).setFiles(photos);
  const sheet = Emma.page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Send \d/ }).click();
  await expect(sheet).toBeHidden(patience);
  for (const name of ['하나', '준', 'Emma', 'Daniel'] as const) {
    await expect(photosIn(cast.of[name])).toBeVisible(patience);
    await expectDrawn(photosIn(cast.of[name]));
  }
  await cast.picture('photos', '하나', 'Emma');
};

/** The fifth comes in: what was said before is not for her, what comes is. */
export const addOne = async (cast: Cast): Promise<void> => {
  const { 하나, 소라 } = cast.of;
  await takeIn(하나, '소라');
  await closeOver(하나);
  await enterRoom(소라);
  await sayToAll(cast, ['하나', '#b1 소라야 어서 와'], ['준', 'Emma', 'Daniel', '소라']);
  await sayToAll(cast, ['소라', '#b2 무슨 얘기 하고 있었어?'], ['하나', '준', 'Emma', 'Daniel']);
  await expect(messageOf(소라, 'saffron')).toHaveCount(0);
  await cast.picture('added', '소라', '하나');
};

/** In the keys of the room: those of one person. */
const openPerson = ({ page, say }: Seat, name: string): Promise<void> =>
  page
    .getByRole('dialog', { name: say('공개키 확인', 'Check public keys') })
    .getByText(name, { exact: true })
    .click();

/** The same sixty digits for all five, and two who look at each other's screens: one by eye, one by camera. */
export const compareKeys = async (cast: Cast): Promise<void> => {
  const { 하나, 준, Emma } = cast.of;
  const all = Object.values(cast.of);
  const digits: string[] = [];
  for (const one of all) {
    const sheet = await openKeys(one);
    digits.push(await readDigits(sheet, one));
  }
  expect(new Set(digits).size).toBe(1);
  await cast.picture('keys', '하나', '준', 'Emma', 'Daniel');

  // Emma shows the picture of her and 하나; the camera of 하나 reads it.
  await openPerson(Emma, '하나');
  await Emma.page
    .getByRole('dialog', { name: '하나' })
    .getByRole('button', { name: 'Compare by QR' })
    .click();
  const shown = Emma.page.getByRole('img', { name: 'QR code with the keys' });
  const photo = await photographQr(cast, shown);
  await cast.picture('qr', 'Emma');
  await cast.showToCameras(photo);
  await openPerson(하나, 'Emma');
  await 하나.page
    .getByRole('dialog', { name: 'Emma' })
    .getByRole('button', { name: 'QR로 비교하기' })
    .click();
  await 하나.page.getByRole('tab', { name: 'Emma님 QR 찍기' }).click();
  await expect(하나.page.getByText('똑같아요!')).toBeVisible(patience);
  await cast.picture('qr-same', '하나');
  await 하나.page.getByRole('button', { name: '완료' }).click();
  await expect(하나.page.getByRole('dialog', { name: 'Emma' }).getByText('확인함').first()).toBeVisible();
  await cast.picture('verified', '하나');

  // 준 holds the camera before the same code: it is not for the two of them.
  await openPerson(준, '하나');
  await 준.page.getByRole('dialog', { name: '하나' }).getByRole('button', { name: 'QR로 비교하기' }).click();
  await 준.page.getByRole('tab', { name: '하나님 QR 찍기' }).click();
  await expect(준.page.getByRole('status').filter({ hasText: '다른 사람' })).toBeVisible(patience);
  await cast.picture('qr-other', '준');
  for (const one of all) await one.page.goto('/chats');
  await Promise.all(all.map((one) => enterRoom(one)));
};

/** One is taken out: from then on he reads nothing more, and what he read stays. */
export const removeOne = async (cast: Cast): Promise<void> => {
  const { 하나, Daniel } = cast.of;
  const before = (await Daniel.person.call('chats.list', {})).chats.find(({ secret }) => secret)!;
  await takeOut(하나, 'Daniel');
  await closeOver(하나);
  await expect.poll(async () => (await Daniel.person.call('chats.list', {})).chats.length, patience).toBe(0);
  await sayToAll(cast, ['하나', '#c1 이제 cardamom 얘기는 우리끼리'], ['준', 'Emma', '소라']);
  await cast.picture('removed', 'Daniel', '하나');
  await expect(
    Daniel.person.call('logs.read', { log: `chat:${before.id}`, afterSeq: 0 }),
  ).rejects.toMatchObject({
    code: 'chat_not_found',
  });
  await expect(Daniel.page.getByText('cardamom')).toHaveCount(0);
};
