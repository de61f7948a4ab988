import { expect, type Locator, type Page } from '@playwright/test';
import { fieldOf, messageOf, write, type Seat } from '../trip/travellers.ts';
import type { Cast, Name } from './cast.ts';

/** What other machines need longer for than one test alone: the keys of five, on two cores. */
export const patience = { timeout: 120_000 };

/** The name of the room, which its members alone see. */
export const roomName = '제주 깜짝 생일 🎁';

/** Opens the secret room from the list. */
export const openFromList = async (seat: Seat): Promise<void> => {
  await seat.page.getByRole('link', { name: roomName }).first().click();
  await expect(fieldOf(seat)).toBeVisible(patience);
};

/** Loads the list, and opens the secret room from it. */
export const enterRoom = async (seat: Seat): Promise<void> => {
  await seat.page.goto('/chats');
  await openFromList(seat);
};

/** Expects some to see what one says. */
export const sayToAll = async ({ of }: Cast, [by, words]: [Name, string], to: Name[]): Promise<void> => {
  await write(of[by], words);
  await Promise.all(to.map((name) => expect(messageOf(of[name], words)).toBeVisible(patience)));
};

/**
 * The marks of messages (`#a1`, `#a2` …) in the order in which somebody sees them who goes through the room from its
 * beginning; each as often as it is there. Only what is near is drawn.
 */
export const readMarks = ({ page }: Seat): Promise<string[]> =>
  page.getByRole('log').evaluate(async (log) => {
    const rows = new Map<number, string>();
    const look = async (top: number) => {
      log.scrollTop = top;
      await new Promise((resolve) => setTimeout(resolve, 60));
      for (const row of log.querySelectorAll<HTMLElement>('[data-index]')) {
        const mark = /#\w+/.exec(row.querySelector('article')?.innerText ?? '')?.[0];
        if (mark) rows.set(Number(row.dataset['index']), mark);
      }
    };
    await look(0);
    for (let top = 0; top < log.scrollHeight; top += log.clientHeight / 2) await look(top);
    await look(log.scrollHeight);
    return [...rows].sort(([one], [other]) => one - other).map(([, mark]) => mark);
  });

/** Opens what is told and settled about the room, beside it or over it. */
export const openMenu = async ({ page, say }: Seat): Promise<void> => {
  const invite = page.getByText(say('친구 초대', 'Invite friends'), { exact: true });
  const menu = page.getByRole('button', { name: say('채팅방 서랍', 'Room menu'), exact: true });
  await expect(async () => {
    if (!(await invite.isVisible())) await menu.click();
    await expect(invite).toBeVisible({ timeout: 5_000 });
  }).toPass(patience);
};

/** Takes a friend into the room. */
export const takeIn = async (seat: Seat, name: string): Promise<void> => {
  const { page, say } = seat;
  await openMenu(seat);
  await page.getByText(say('친구 초대', 'Invite friends'), { exact: true }).click();
  await page.getByRole('checkbox', { name }).click();
  await page.getByRole('button', { name: say(/^초대하기/, /^Invite ·/) }).click();
  await expect(page.getByRole('checkbox', { name })).toBeHidden(patience);
};

/** Takes somebody out of the room. */
export const takeOut = async (seat: Seat, name: string): Promise<void> => {
  const { page, say } = seat;
  await openMenu(seat);
  await page.getByRole('button', { name: say(`${name} 메뉴`, `What to do with ${name}`) }).click();
  await page.getByRole('menuitem', { name: say('내보내기', 'Remove from the group') }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .last()
    .getByRole('button', { name: say('내보내기', 'Remove'), exact: true })
    .click();
};

/** Closes what lies over the room; the room itself would close as well with one more press. */
export const closeOver = async ({ page }: Seat): Promise<void> => {
  const dialogs = page.getByRole('dialog');
  for (let left = await dialogs.count(); left > 0; left = await dialogs.count()) {
    await page.keyboard.press('Escape');
    await expect.poll(() => dialogs.count()).toBeLessThan(left);
  }
};

/** The page of keys of the room. */
export const openKeys = async (seat: Seat): Promise<Locator> => {
  const { page, say } = seat;
  await openMenu(seat);
  await page.getByText(say('공개키', 'Public key'), { exact: true }).click();
  const sheet = page.getByRole('dialog', { name: say('공개키 확인', 'Check public keys') });
  await expect(sheet.getByRole('list', { name: say('숫자 예순 자리', 'Sixty digits') })).toBeVisible(
    patience,
  );
  return sheet;
};

/** The sixty digits that a sheet shows. */
export const readDigits = async (sheet: Locator, { say }: Seat): Promise<string> => {
  const groups = sheet
    .getByRole('list', { name: say('숫자 예순 자리', 'Sixty digits') })
    .getByRole('listitem');
  await expect(groups).toHaveCount(12);
  return (await groups.allTextContents()).join(' ');
};

/** What a camera sees that is held, not quite straight, before a QR code. */
export const photographQr = async (cast: Cast, qr: Locator): Promise<Buffer> => {
  await expect(qr).toBeVisible();
  const picture = (await qr.screenshot({ animations: 'disabled' })).toString('base64');
  const page: Page = await cast.browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent(`<body style="margin: 0; height: 480px; display: grid; place-items: center; background: #765">
    <img style="width: 320px; padding: 20px; background: #fff; rotate: 6deg; filter: brightness(0.9)"
      src="data:image/png;base64,${picture}">`);
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  const photo = await page.screenshot({ type: 'jpeg', quality: 90 });
  await page.close();
  return photo;
};
