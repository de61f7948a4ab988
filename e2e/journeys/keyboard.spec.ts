import { expect, test, type Page } from '../src/journey.ts';
import { field, message } from '../src/moves.ts';
import { directChat, password, signUpFriends } from '../src/person.ts';

/** Tabs until the focus is where it should be, and the focus can be seen there. */
const tabTo = async (page: Page, name: RegExp, most = 40) => {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (!at || at === document.body) return undefined;
      const label = at.getAttribute('aria-label') ?? (at as HTMLInputElement).labels?.[0]?.textContent;
      // Where one writes, the caret shows it.
      const caret = at.matches('input, textarea');
      const ring = [at, ...at.querySelectorAll('*'), at.parentElement!].some((one) => {
        const style = getComputedStyle(one);
        return (
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
        );
      });
      return { name: label ?? at.textContent ?? '', ring: caret || ring };
    });
    if (!focused || !name.test(focused.name)) continue;
    expect(focused.ring, `the focus on ${focused.name} can be seen`).toBe(true);
    return;
  }
  throw new Error(`the Tab key did not come to ${name}`);
};

test('everything goes by keyboard: in, to a chat, write, send, correct, jump, out @desktop', async ({
  visit,
}) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'Are you there?');
  await chae!.say(await directChat(alice!, chae!), 'Me too');
  // A second browser is asked about on the first; this one has its own journey.
  await alice!.call('approval.setAsked', { on: false });
  const page = await visit(null, { path: '/' });
  await expect(page.getByRole('button', { name: 'I have an account' })).toBeVisible();
  await tabTo(page, /I have an account/);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Handle', { exact: true })).toBeFocused();
  await page.keyboard.type(alice!.handle);
  await tabTo(page, /^Password/);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Chats', exact: true })).toBeVisible();
  await expect(page.getByText('Are you there?')).toBeVisible();
  await tabTo(page, /Bob.*Are you there\?|Chaewon.*Me too/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Bob/ })).toBeVisible();
  await tabTo(page, /^Message$/);
  await page.keyboard.type('Here I an');
  await page.keyboard.press('Enter');
  await expect(message(page, 'Here I an')).toBeVisible();
  await expect(message(page, 'Here I an')).not.toHaveAccessibleName(/Sending/);

  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveValue('Here I an');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('m');
  await page.keyboard.press('Enter');
  await expect(message(page, 'Here I am')).toBeVisible();

  // Whoever knows the keys does not wait for the field.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('chae');
  await expect(page.getByRole('option', { name: /Chaewon/ }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(message(page, 'Me too')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await tabTo(page, /^Settings$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Account$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
  await tabTo(page, /^Sign out$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, /^Sign out$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'I have an account' })).toBeVisible();
});

test('Enter that ends a Korean syllable does not send; the next one does @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const page = await visit(alice!, { path: `/chats/${chatId}`, isOwn: true });
  await field(page).click();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ['ㅂ', '바', '밥']) {
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await expect(field(page)).toHaveValue('밥');
  const composing = { bubbles: true, cancelable: true, key: 'Enter', isComposing: true, keyCode: 229 };
  await field(page).dispatchEvent('keydown', composing);
  await expect(field(page)).toHaveValue('밥');
  await keyboard.send('Input.insertText', { text: '밥' });
  // Some browsers end the syllable first, and only then tell of the key, with the number alone to know it by.
  await field(page).dispatchEvent('keydown', { ...composing, isComposing: false });
  await expect(field(page)).toHaveValue('밥');
  await page.keyboard.type(' 먹자');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('지금');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('');
  await expect(message(page, '밥 먹자')).toBeVisible();
  await expect(message(page, '밥 먹자')).not.toHaveAccessibleName(/Sending/);
  const { messages } = await bob!.call('messages.history', { chatId });
  expect(messages.map(({ body }) => ('text' in body ? body.text : ''))).toEqual(['밥 먹자\n지금']);
});

test('what has no words shows its name to a pointer that rests and to a focus, and hides it again @desktop', async ({
  visit,
}) => {
  const [alice] = await signUpFriends('Alice', 'Bob');
  const page = await visit(alice!);
  const friends = page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Friends' });
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toBeHidden();
  // Whoever has a pointer has moved it before.
  await page.mouse.move(640, 700);
  await friends.hover();
  await expect(tooltip).toHaveText('Friends');
  await expect(friends).toHaveAccessibleDescription('Friends');
  const [place, words] = [(await friends.boundingBox())!, (await tooltip.boundingBox())!];
  expect(words.x).toBeGreaterThanOrEqual(place.x + place.width);
  await page.mouse.move(640, 700);
  await expect(tooltip).toBeHidden();

  await tabTo(page, /^New chat/);
  await expect(tooltip).toHaveText('New chat');
  await page.keyboard.press('Escape');
  await expect(tooltip).toBeHidden();
});
