import { expect, test, type Page } from '../src/journey.ts';
import { findFaults } from '../src/find-faults.ts';
import { goTo } from '../src/moves.ts';
import { directChat, groupOf, signUp, signUpFriends } from '../src/person.ts';

/** Pages are looked at once on each device: between them both languages and both themes. */
const lookOf = (device: string) =>
  device === 'phone'
    ? ({ locale: 'en-US', colorScheme: 'light' } as const)
    : ({ locale: 'ko-KR', colorScheme: 'dark' } as const);

const expectNoFaults = async (page: Page, where: string) =>
  expect.soft(await findFaults(page), where).toEqual([]);

/** A life with something of everything in it. */
const furnish = async () => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', '채원');
  const stranger = await signUp('Stranger');
  const asker = await signUp('Asker');
  const groupId = await groupOf('Kimchi day', [alice!, bob!, chae!]);
  const seq = await bob!.say(groupId, 'Shall we? https://example.org/kimchi');
  await chae!.say(groupId, '좋아요 👍', { replyToSeq: seq });
  await chae!.call('messages.react', { chatId: groupId, seq, emoji: '❤️' });
  const mine = await alice!.say(groupId, 'I bring the salt');
  await alice!.call('messages.edit', { chatId: groupId, seq: mine, text: 'I bring the cabbage' });
  await alice!
    .say(groupId, 'nonsense')
    .then((gone) => alice!.call('messages.delete', { chatId: groupId, seq: gone }));
  await alice!.call('chats.updateSettings', {
    chatId: groupId,
    pinned: true,
    mutedUntil: '2099-01-01T00:00:00.000Z',
  });
  await alice!.call('invites.set', { chatId: groupId, on: true, guests: true, renew: false });
  const strangeId = await directChat(stranger, alice!);
  await stranger.say(strangeId, 'Do we know each other?');
  await groupOf('Coin club', [asker, alice!]);
  await alice!.call('people.updateFriend', { accountId: bob!.id, favourite: true });
  await stranger.call('people.addFriend', { accountId: alice!.id });
  return { alice: alice!, bob: bob!, groupId, strangeId };
};

test('nothing is wrong with the ways in', async ({ visit }, { project }) => {
  const look = lookOf(project.name);
  const page = await visit(null, { ...look, path: '/' });
  for (const path of ['/', '/sign-in', '/sign-up', '/i/no-such-code-at-all']) {
    await goTo(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoFaults(page, `${path} ${look.locale} ${look.colorScheme}`);
  }
});

test('nothing is wrong with friends, chats and settings', async ({ visit }, { project }) => {
  const { alice, bob } = await furnish();
  const look = lookOf(project.name);
  const page = await visit(alice, { ...look, path: '/friends' });
  const places = [
    '/friends',
    `/friends/${bob.id}`,
    '/chats',
    '/calls',
    '/settings',
    '/settings/display',
    '/settings/stickers',
    '/settings/account',
  ];
  for (const path of project.name === 'phone' ? [...places, '/more'] : places) {
    await goTo(page, path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('status').locator('svg')).toHaveCount(0);
    await expectNoFaults(page, `${path} ${look.locale} ${look.colorScheme}`);
  }
});

test('nothing is wrong with rooms, their menus and their drawer', async ({ visit }, { project }) => {
  const { alice, groupId, strangeId } = await furnish();
  const look = lookOf(project.name);
  const where = `${look.locale} ${look.colorScheme}`;
  const page = await visit(alice, { ...look, path: `/chats/${strangeId}` });
  await expect(page.getByText('Do we know each other?').last()).toBeVisible();
  await expectNoFaults(page, `stranger ${where}`);
  await goTo(page, `/chats/${groupId}`);
  const bubble = page.getByRole('article').filter({ hasText: 'I bring the cabbage' });
  await expect(bubble).toBeVisible();
  await expectNoFaults(page, `room ${where}`);
  await bubble.getByText('I bring the cabbage').click({ button: 'right' });
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expectNoFaults(page, `menu ${where}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  const emoji = page.getByRole('button', { name: /^(Stickers and emoji|이모티콘)$/ });
  await emoji.click();
  await expect(page.getByRole('list', { name: /^(Magpie and tiger|까치와 호랑이)$/ })).toBeVisible();
  await expectNoFaults(page, `stickers ${where}`);
  await page.getByRole('tab', { name: /^(Emoji|이모지)$/ }).click();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await expectNoFaults(page, `emoji ${where}`);
  await (project.name === 'phone' ? emoji.click() : page.keyboard.press('Escape'));
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.getByRole('button', { name: /^(Room menu|채팅방 서랍|채팅방 메뉴)$/ }).click();
  await expect(page.getByRole('button', { name: /^(Copy|복사)$/ })).toBeEnabled();
  await expectNoFaults(page, `drawer ${where}`);
});
