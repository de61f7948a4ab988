import { createClient } from '@maru/client';
import { expect } from '@playwright/test';
import { wipe } from '../new-keys.ts';
import { password, personOf, type TestPerson } from '../person.ts';
import { messageOf, write, type Seat } from '../trip/travellers.ts';
import type { Cast, Name } from './cast.ts';
import {
  closeOver,
  enterRoom,
  openKeys,
  patience,
  readDigits,
  readMarks,
  sayToAll,
  takeIn,
} from './in-the-room.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const within: Name[] = ['하나', '준', 'Emma', '소라'];

/** Another session of somebody, as after signing in on another device. */
export const signInAgain = async (cast: Cast, { person }: { person: TestPerson }): Promise<TestPerson> => {
  await person.call('approval.setAsked', { on: false });
  const client = createClient({ url: cast.host.url });
  return personOf(await client.callOverHttp('accounts.signIn', { handle: person.handle, password }));
};

/** A phone of somebody whose computer is in: let in by its digits, it reads on, and the picture stays. */
export const addDevice = async (cast: Cast): Promise<void> => {
  const { 하나 } = cast.of;
  const before = await readDigits(await openKeys(하나), 하나);
  await closeOver(하나);
  const { token } = await signInAgain(cast, 하나);
  const look = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-US' };
  const second = await cast.openAnother({ ...look, colorScheme: 'dark' }, token);
  await second.page.getByRole('button', { name: 'Ask my other device' }).click();
  const shown = second.page.getByText(/^The digits are/);
  await expect(shown).toBeAttached(patience);
  const digits = (await shown.innerText()).replaceAll(/\D/g, '');
  const asked = 하나.page
    .getByRole('dialog', { name: '이 기기가 내 새 기기인가요?' })
    .or(하나.page.getByRole('dialog').filter({ has: 하나.page.getByLabel('새 기기에 보이는 숫자') }));
  await expect(asked.first()).toBeVisible(patience);
  await cast.picture('second-device', second, '하나');
  await 하나.page.getByLabel('새 기기에 보이는 숫자').fill(digits);
  await 하나.page.getByRole('button', { name: '이 기기도 함께 쓰기' }).click();
  await expect(second.page.getByText('You use secret chats on this device.')).toBeVisible(patience);
  await enterRoom(second);
  await sayToAll(cast, ['준', '#d1 둘째 기기에도 보이나'], ['하나', 'Emma', '소라']);
  await expect(messageOf(second, '#d1')).toBeVisible(patience);
  await write(second, '#d2 From the phone now');
  for (const name of within) await expect(messageOf(cast.of[name], '#d2')).toBeVisible(patience);
  await cast.picture('second-device-in', second);
  expect(await readDigits(await openKeys(하나), 하나)).toBe(before);
  await closeOver(하나);
};

const lose = async ({ page, line }: Cast['of'][Name]): Promise<void> => {
  line.cut();
  await page.context().setOffline(true);
};

const regain = async ({ page, line }: Cast['of'][Name]): Promise<void> => {
  line.mend();
  await page.context().setOffline(false);
};

/** One is away for a day, by clock and line: then everything is there, each once, and what was written goes. */
export const missADay = async (cast: Cast): Promise<void> => {
  const { Emma, 하나 } = cast.of;
  await lose(Emma);
  await write(Emma, '#e0 From the tunnel');
  await sayToAll(cast, ['하나', '#e1 케이크 몇 시에 찾아?'], ['준', '소라']);
  // People go and come, and keys change with each of them.
  await takeIn(하나, 'Daniel');
  await closeOver(하나);
  await enterRoom(cast.of.Daniel);
  await sayToAll(cast, ['Daniel', '#e2 Back again'], ['하나', '준', '소라']);
  for (let count = 3; count <= 12; count += 1) {
    const by = (['하나', '준', '소라', 'Daniel'] as const)[count % 4]!;
    await write(cast.of[by], `#e${count} ${'보리차 '.repeat(count % 3)}`);
    await expect(messageOf(하나, `#e${count}`)).toBeVisible(patience);
  }
  await cast.picture('away', 'Emma');
  await Emma.page.clock.install({ time: Date.now() });
  await Emma.page.clock.fastForward(dayMs);
  await regain(Emma);
  const said = Array.from({ length: 12 }, (_, at) => `#e${at + 1}`);
  const inOrder = (marks: string[]) => marks.filter((mark) => said.includes(mark));
  await expect.poll(async () => inOrder(await readMarks(Emma)), patience).toEqual(said);
  for (const name of [...within, 'Daniel'] as const)
    await expect(messageOf(cast.of[name], '#e0')).toHaveCount(1, patience);
  await cast.picture('back', 'Emma', 'Daniel');
};

/** Sends without waiting for anything to be there. */
const sendMany = async (seat: Seat, mark: string, count: number): Promise<void> => {
  for (let at = 1; at <= count; at += 1) await write(seat, `#${mark}${at}`);
};

/** The host is killed while three write at once, and started again: each message is there once, for all in one order. */
export const killHost = async (cast: Cast): Promise<void> => {
  const writers = { 하나: 'f', 준: 'g', 소라: 'h' } as const;
  const count = 8;
  const marks = Object.values(writers).flatMap((mark) =>
    Array.from({ length: count }, (_, at) => `#${mark}${at + 1}`),
  );
  const headOf = async () => {
    const { chats } = await cast.of.Emma.person.call('chats.list', {});
    return chats[0]!.lastSeq;
  };
  const before = await headOf();
  const writing = Object.entries(writers).map(([name, mark]) => sendMany(cast.of[name as Name], mark, count));
  // Some are there, and more are on their way.
  await expect.poll(headOf, { ...patience, intervals: [20] }).toBeGreaterThan(before + 3);
  await cast.host.kill();
  await Promise.all(writing);
  await expect(cast.of.준.page.getByText(/^(연결 중|오프라인)/)).toBeVisible(patience);
  await cast.picture('killed', '준');
  await cast.host.startAgain();
  const read = async (name: Name) => (await readMarks(cast.of[name])).filter((mark) => marks.includes(mark));
  for (const name of [...within, 'Daniel'] as const)
    await expect.poll(async () => (await read(name)).toSorted(), patience).toEqual(marks.toSorted());
  const order = await read('Emma');
  for (const name of [...within, 'Daniel'] as const) expect(await read(name)).toEqual(order);
  for (const [at, mark] of order.entries()) {
    const earlier = order.slice(0, at).filter((one) => one[1] === mark[1]);
    expect(mark).toBe(`#${mark[1]}${earlier.length + 1}`);
  }
  await cast.picture('alive-again', '하나', '준');
};

/** One installs anew: the room ends for him and goes on for the others, and a new one asks to look at his new picture. */
export const installAnew = async (cast: Cast): Promise<void> => {
  const { 준, 하나 } = cast.of;
  await 준.page.goto('/health');
  await wipe(준.page);
  await 준.page.goto('/settings/secret-chats');
  await expect(준.page.getByRole('button', { name: '여기서 새로 시작하기' })).toBeVisible(patience);
  await cast.picture('reinstalled', '준');
  await 준.page.getByRole('button', { name: '여기서 새로 시작하기' }).click();
  await 준.page.getByRole('button', { name: '새로 시작', exact: true }).click();
  await expect(준.page.getByText('이 기기로 비밀방을 쓰고 있어요.')).toBeVisible(patience);
  await 준.page.goto('/chats');
  await 준.page.locator('a[href^="/chats/"]').first().click();
  await expect(준.page.getByText('이 비밀방은 끝났어요')).toBeVisible(patience);
  await expect(준.page.getByText('#d1')).toHaveCount(0);
  await cast.picture('ended', '준');
  await expect(하나.page.getByText(/^열쇠가 바뀐 친구: 준/)).toBeVisible(patience);
  await sayToAll(cast, ['하나', '#i1 준이가 휴대폰을 바꿨대'], ['Emma', '소라', 'Daniel']);
  await cast.picture('changed', '하나', 'Emma');

  // Nobody is in a room with him again before they have looked at his new picture.
  const { page } = 하나;
  await page.getByRole('button', { name: '새 비밀방 열기' }).click();
  await page.getByRole('button', { name: '비밀방 열기', exact: true }).click();
  await expect(page.getByText('새 그림', { exact: true })).toBeVisible(patience);
  await cast.picture('new-picture', '하나');
  await page.getByRole('button', { name: '받아들이고 새 방 열기' }).click();
  await expect(page.getByText('여기 있는 사람들만 읽을 수 있어요')).toBeVisible(patience);
  await write(하나, '#j1 여기서 다시 시작!');
  await 준.page.goto('/chats');
  await 준.page.locator('a[href^="/chats/"]').first().click();
  await expect(messageOf(준, '#j1')).toBeVisible(patience);
  await write(준, '#j2 고마워, 이제 새 휴대폰이야');
  await expect(messageOf(하나, '#j2')).toBeVisible(patience);
  await cast.picture('new-room', '하나', '준');
};
