import { createClient } from '@maru/client';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page, type VisitOptions } from './src/journey.ts';
import { hostUrl, personOf, type TestPerson } from './src/person.ts';

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));

const devices = {
  desktop: { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
} as const satisfies Record<string, VisitOptions>;

const looks = [
  { colorScheme: 'light', locale: 'ko-KR' },
  { colorScheme: 'light', locale: 'en-US' },
  { colorScheme: 'dark', locale: 'ko-KR' },
  { colorScheme: 'dark', locale: 'en-US' },
] as const;

/** Somebody of the demo world, with their largest group. */
const enterDemo = async (): Promise<{
  person: TestPerson;
  chatId: string;
  friendId: string;
  code: string;
}> => {
  const nobody = createClient({ url: hostUrl() });
  const { people } = await nobody.callOverHttp('demo.list', {});
  const person = personOf(await nobody.callOverHttp('demo.signIn', { accountId: people[0]!.id }));
  const { chats } = await person.call('chats.list', {});
  const groups = chats.filter(({ kind }) => kind === 'group');
  const hosted = groups.find(({ role }) => role === 'host') ?? groups[0]!;
  const { friends } = await person.call('people.listFriends', {});
  const friend = friends.find(({ photo, favourite }) => photo && favourite) ?? friends[0]!;
  const link = await person.call('invites.set', { chatId: hosted.id, on: true, guests: true, renew: false });
  return { person, chatId: hosted.id, friendId: friend.id, code: link.code! };
};

/** Waits for letters and pictures, then takes the picture; nothing moves in it. */
const take = async (page: Page, name: string) => {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled', caret: 'hide' });
};

for (const [device, screen] of Object.entries(devices)) {
  for (const look of looks) {
    const end = `${device}-${look.colorScheme}-${look.locale.slice(0, 2)}`;
    test(`pictures ${end}`, async ({ visit }) => {
      const { person, chatId, friendId, code } = await enterDemo();
      const page = await visit(person, { ...screen, ...look, path: '/chats' });
      await expect(page.locator('a[href^="/chats/"]').first()).toBeVisible();
      await take(page, `chats-${end}`);
      for (const [name, path] of [
        ['room', `/chats/${chatId}`],
        ['friends', '/friends'],
        ['profile', `/friends/${friendId}`],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        if (name === 'room') await expect(page.getByRole('article').last()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await take(page, `${name}-${end}`);
      }
      const guest = await visit(null, { ...screen, ...look, path: `/i/${code}` });
      await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
      await guest.waitForLoadState('networkidle');
      await take(guest, `guest-${end}`);
    });
  }
}
