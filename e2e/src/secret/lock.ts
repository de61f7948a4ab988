import { expect } from '@playwright/test';
import { countKept } from '../moves.ts';
import { readDisk } from '../read-disk.ts';
import { fieldOf, messageOf, toNewest, write, type Seat } from '../trip/travellers.ts';
import type { Cast } from './cast.ts';
import { openFromList, patience, sayToAll } from './in-the-room.ts';

const pin = '2580';

/** Words of the room that no disk may show: said, written and not sent, and said while it is locked. */
const marks = ['saffron', 'marzipan', 'cardamom', 'nutmeg'];

/** Which of the marked words a browser gives away, on its disk or on its screen. */
const findMarks = async ({ page }: Seat): Promise<string[]> => {
  const all = `${await readDisk(page)} ${await page.title()} ${await page.content()}`;
  return marks.filter((mark) => all.includes(mark));
};

const enter = async ({ page }: Seat, typed: string): Promise<void> => {
  const pad = page.getByRole('group', { name: 'Digits' });
  const line = page.getByLabel('PIN', { exact: true });
  await expect(pad.or(line)).toBeVisible(patience);
  if (await line.isVisible()) await line.fill(typed);
  else for (const digit of typed) await pad.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
};

/** A PIN goes over the keys too: locked, nothing of the room is to be read anywhere, and unlocked it goes on. */
export const lockUp = async (cast: Cast): Promise<void> => {
  const { Emma } = cast.of;
  const { page } = Emma;
  await sayToAll(cast, ['하나', '#k1 marzipan 말고'], ['Emma']);
  await fieldOf(Emma).fill('cardamom, not sent yet');
  // Without a lock too, what is said and what is begun lies sealed.
  await expect.poll(() => countKept(page, 'drafts')).toBe(1);
  const disk = await readDisk(page);
  expect(marks.filter((mark) => disk.includes(mark))).toEqual([]);

  await page.goto('/settings/lock');
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  await page.getByLabel('New PIN, 4 to 8 digits').fill(pin);
  await page.getByLabel('Once more').fill(pin);
  const halved = page.waitForResponse('**/api/accounts.splitSession');
  await page.getByRole('button', { name: 'Lock it' }).click();
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible(patience);
  await (await halved).finished();

  await page.goto('/chats');
  const locked = page.getByRole('heading', { name: 'Maru is locked' });
  await expect(locked).toBeVisible(patience);
  expect(await findMarks(Emma)).toEqual([]);
  await sayToAll(cast, ['하나', '#k2 nutmeg 도 조금'], ['소라']);
  await page.reload();
  await expect(locked).toBeVisible(patience);
  expect(await findMarks(Emma)).toEqual([]);
  await cast.picture('locked', 'Emma');
  await enter(Emma, '0852');
  await expect(page.getByText('That was not it. Try again.').first()).toBeVisible(patience);
  expect(await findMarks(Emma)).toEqual([]);
  await cast.picture('wrong-pin', 'Emma');
  await enter(Emma, pin);
  await openFromList(Emma);
  // She had not come to the end of what was said while the host was away; only what is near is drawn.
  await toNewest(Emma);
  for (const words of ['#k1', '#k2']) await expect(messageOf(Emma, words)).toHaveCount(1, patience);
  await expect(fieldOf(Emma)).toHaveValue('cardamom, not sent yet');
  await write(Emma, '#k3 Both, then');
  await expect(messageOf(cast.of.하나, '#k3')).toBeVisible(patience);
  await cast.picture('unlocked', 'Emma');
};
