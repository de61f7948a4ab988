import { expect, test, type Page } from '../src/journey.ts';
import { goTo, message } from '../src/moves.ts';
import { directChat, groupOf, signUp, signUpFriends } from '../src/person.ts';

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Whether the page is wider than the screen, and what stands out of it. */
const findCut = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const isRow = (one: Element): boolean => {
      const { overflowX } = getComputedStyle(one);
      if (overflowX === 'auto' || overflowX === 'scroll') return true;
      return one.parentElement !== null && isRow(one.parentElement);
    };
    const buttons = [...document.querySelectorAll('button, a, input, textarea, h1, h2')];
    return {
      page: document.documentElement.scrollWidth > clientWidth,
      cut: buttons
        .filter((one) => {
          const box = one.getBoundingClientRect();
          const isSeen = box.width > 2 && box.height > 2 && one.closest('[inert]') === null;
          return isSeen && (box.right > clientWidth + 1 || box.left < -1) && !isRow(one);
        })
        .map((one) => one.outerHTML.slice(0, 140)),
    };
  });

test('the app speaks the language of the browser until another is chosen @desktop', async ({ visit }) => {
  const alice = await signUp('Alice');
  const korean = await visit(alice, { locale: 'ko-KR', path: '/settings/language' });
  await expect(korean.getByRole('heading', { level: 1, name: '화면과 언어' })).toBeVisible();
  await expect(korean.locator('html')).toHaveAttribute('lang', 'ko');
  const english = await visit(alice, { locale: 'en-US', path: '/settings/language' });
  await expect(english.getByRole('heading', { level: 1, name: 'Look and language' })).toBeVisible();
  await expect(english.locator('html')).toHaveAttribute('lang', 'en');
  await english.getByText('한국어').click();
  await expect(english.getByRole('heading', { level: 1, name: '화면과 언어' })).toBeVisible();
  await expect.poll(async () => (await alice.call('accounts.me', {})).settings.language).toBe('ko');
  await english.reload();
  await expect(english.getByRole('heading', { level: 1, name: '화면과 언어' })).toBeVisible();
  await english.getByText('English').click();
  await expect(english.getByRole('heading', { level: 1, name: 'Look and language' })).toBeVisible();
  // The choice follows the account to the other device.
  await expect(korean.getByRole('heading', { level: 1, name: 'Look and language' })).toBeVisible();
});

test('the theme follows the system until another is chosen @desktop', async ({ visit }) => {
  const alice = await signUp('Alice');
  const page = await visit(alice, { colorScheme: 'light', path: '/settings/display' });
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeAttached();
  const light = await background(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(page)).not.toBe(light);
  const dark = await background(page);
  await page.getByText('Light', { exact: true }).click();
  await expect.poll(() => background(page)).toBe(light);
  await page.reload();
  await expect.poll(() => background(page)).toBe(light);
  await page.getByText('Dark', { exact: true }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => background(page)).toBe(dark);
});

test('what is chosen just before a reload, and has not reached the host, is not lost @desktop', async ({
  visit,
}) => {
  const alice = await signUp('Alice');
  const page = await visit(alice, { colorScheme: 'light', path: 'about:blank' });
  let isLost = true;
  await page.context().routeWebSocket(/\/gateway/, (near) => {
    const far = near.connectToServer();
    near.onMessage((frame) => {
      if (!isLost || !String(frame).includes('accounts.updateSettings')) far.send(frame);
    });
  });
  await page.goto('/settings/display');
  await page.getByText('Dark', { exact: true }).click();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect((await alice.call('accounts.me', {})).settings.theme).toBe('auto');
  isLost = false;
  await page.reload();
  await expect.poll(async () => (await alice.call('accounts.me', {})).settings.theme).toBe('dark');
  await expect(root).toHaveAttribute('data-theme', 'dark');
});

test('text of twice the size is neither cut nor wider than a phone @phone', async ({ visit }) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(
    chatId,
    'A longer line of words that has to find its way around the corner, https://example.org/a/very/long/address/that/does/not/break',
  );
  const groupId = await groupOf('A group with quite a long name indeed', [alice!, bob!, chae!]);
  await bob!.say(groupId, 'Who is in?');
  const page = await visit(alice!, { path: '/settings/display' });
  const size = page.getByRole('slider', { name: 'Text size' });
  await size.focus();
  await page.keyboard.press('End');
  await expect(page.getByText('200 %')).toBeVisible();
  const places = ['/settings/display', '/settings', '/friends', '/chats', '/more', `/friends/${bob!.id}`];
  for (const path of [...places, `/chats/${chatId}`, `/chats/${groupId}`]) {
    await goTo(page, path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect.soft(await findCut(page), path).toEqual({ page: false, cut: [] });
  }
  await message(page, 'Who is in?').click({ button: 'right' });
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  expect.soft(await findCut(page), 'menu').toEqual({ page: false, cut: [] });
});

test('odd words stay in their bubbles, and are read from the side where they begin @phone', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const odd = [
    'x'.repeat(200),
    `marks${'\u0301\u0334'.repeat(60)}`.repeat(6),
    Array.from({ length: 30 }, (_, at) => `https://example.org/a/page/${at}?of=many`).join(' '),
    '🎉'.repeat(100),
    'מה שלומך Maru?',
  ];
  for (const words of odd) {
    const seq = await bob!.say(chatId, words);
    await alice!.say(chatId, 'I see', { replyToSeq: seq });
  }
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await expect(page.getByRole('article').filter({ hasText: 'I see' }).last()).toBeVisible();
  const hebrew = page.getByRole('article').getByText('מה שלומך Maru?').first();
  await expect(hebrew).toHaveCSS('direction', 'rtl');
  for (let at = odd.length * 2; at > 0; at -= 2) {
    await page.goto(`/chats/${chatId}?at=${at - 1}`);
    await expect(page.getByRole('article').first()).toBeVisible();
    const log = page.getByRole('log');
    expect.soft(await log.evaluate((one) => one.scrollWidth - one.clientWidth), `${at - 1}`).toBe(0);
  }
  await page.goto('/chats');
  await expect(page.getByRole('link', { name: /Bob/ })).toBeVisible();
  expect.soft(await findCut(page)).toEqual({ page: false, cut: [] });
});
