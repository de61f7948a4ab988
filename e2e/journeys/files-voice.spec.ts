import { openHumming, type HummingBrowser } from '../src/fake-voice.ts';
import { expect, test as plain, type Page } from '../src/journey.ts';
import { field, openChat } from '../src/moves.ts';
import { directChat, signUp, signUpFriends } from '../src/person.ts';

const test = plain.extend<{ humming: HummingBrowser }>({
  humming: async ({ launchOptions }, use) => {
    const humming = await openHumming(launchOptions);
    await use(humming);
    await humming.close();
  },
});

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 860 };

const voices = (page: Page) => page.getByRole('log').locator('[data-voice]');

/** Puts a finger on the microphone and leaves it there until the clock shows this. */
const holdUntil = async (page: Page, clock: string): Promise<{ x: number; y: number }> => {
  const box = (await page.getByRole('button', { name: 'Record a voice message' }).boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await expect(page.getByRole('timer')).toHaveText(clock);
  return at;
};

test('a voice is held, sent, heard faster, and the next one follows by itself @phone', async ({
  humming,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const page = await humming.visit(alice!, `/chats/${chatId}`, phone);
  for (const clock of ['0:02', '0:01']) {
    await holdUntil(page, clock);
    await page.mouse.up();
  }
  await expect(voices(page)).toHaveCount(2);

  const other = await humming.visit(bob!, `/chats/${chatId}`, phone);
  const first = voices(other).first();
  await expect(voices(other)).toHaveCount(2);
  await expect(other.getByRole('img', { name: 'Not heard yet' })).toHaveCount(2);
  await first.getByRole('button', { name: 'Play' }).click();
  await expect(first.getByRole('button', { name: 'Pause' })).toBeVisible();
  await first.getByRole('button', { name: /Speed/ }).click();
  await expect(first.getByRole('button', { name: /Speed: 1.5/ })).toBeVisible();
  await first.getByRole('button', { name: /Speed/ }).click();
  await expect(first.getByRole('button', { name: /Speed: 2/ })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Playing now' })).toContainText('Alice');
  // The second begins when the first is over, and the bar goes after it.
  await expect(other.getByRole('img', { name: 'Not heard yet' })).toHaveCount(0);
  await expect(other.getByRole('region', { name: 'Playing now' })).toBeHidden();
  await other.reload();
  await expect(voices(other)).toHaveCount(2);
  await expect(other.getByRole('img', { name: 'Not heard yet' })).toHaveCount(0);
});

test('a slide to the left throws it away, a slide up lets it go on without the finger @phone', async ({
  humming,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const page = await humming.visit(alice!, `/chats/${chatId}`, phone);
  const at = await holdUntil(page, '0:01');
  await page.mouse.move(at.x - 150, at.y, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole('timer')).toBeHidden();
  await expect(field(page)).toBeVisible();

  await holdUntil(page, '0:01');
  await page.mouse.move(at.x, at.y - 120, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Stop, and listen first' }).click();
  await page.getByRole('button', { name: 'Listen to it' }).click();
  await expect(
    page.getByRole('region', { name: 'Voice recorder' }).getByRole('button', { name: 'Pause' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Send the voice message' }).click();
  await expect(voices(page)).toHaveCount(1);
  const { messages } = await bob!.call('messages.history', { chatId, limit: 10 });
  expect(messages.length).toBeLessThanOrEqual(1);
});

test('a recording goes on in another room, and comes back to where it belongs @desktop', async ({
  humming,
}) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const [chatId] = [await directChat(alice!, bob!), await directChat(alice!, chae!)];
  await bob!.say(chatId, 'Tell me how it goes');
  await alice!.say(await directChat(alice!, chae!), 'Hello');
  const page = await humming.visit(alice!, `/chats/${chatId}`, desktop);
  await page.getByRole('button', { name: 'Voice', exact: true }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await openChat(page, 'Chaewon');
  const away = page.getByRole('region', { name: 'Voice recorder' });
  await expect(away).toContainText('Recording for Bob');
  await away.getByRole('button', { name: 'Back to the recording' }).click();
  await expect(page.getByRole('timer')).toHaveText(/0:0[2-9]/);
  await page.getByRole('button', { name: 'Send the voice message' }).click();
  const voice = voices(page).first();
  await expect(voice).toBeVisible();
  // By keys alone: from its beginning, and its bar goes when it is over.
  await voice.getByRole('slider').press('Home');
  await expect(page.getByRole('region', { name: 'Playing now' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Playing now' })).toBeHidden();
});

test('without a microphone one is told why, and what to do @desktop', async ({ visit }) => {
  const alice = await signUp('Alice');
  const { chat } = await alice.call('chats.create', { memberIds: [] });
  const page = await visit(alice, { path: `/chats/${chat.id}` });
  for (const [name, words] of [
    ['NotAllowedError', 'Maru may not use the microphone.'],
    ['NotFoundError', 'No microphone was found.'],
    ['NotReadableError', 'Something else is using the microphone.'],
  ] as const) {
    await page.evaluate((why) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', why));
    }, name);
    await page.getByRole('button', { name: 'Voice', exact: true }).click();
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(field(page)).toBeVisible();
  }
});
