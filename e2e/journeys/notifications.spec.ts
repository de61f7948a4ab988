import type { CDPSession } from '@playwright/test';
import { browserArgs, wholeChromium } from '../src/browsers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { field, message } from '../src/moves.ts';
import { directChat, hostUrl, signUpFriends } from '../src/person.ts';

// The light form of Chromium shows no notifications.
test.use({ launchOptions: { executablePath: wholeChromium, args: browserArgs } });

/** The worker of the page’s app, as the browser’s own tools know it. */
const findWorker = async (page: Page): Promise<{ tools: CDPSession; registrationId: string }> => {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const tools = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((done) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ isDeleted }) => !isDeleted);
      if (found) done(found.registrationId);
    });
  });
  await tools.send('ServiceWorker.enable');
  return { tools, registrationId: await registrationId };
};

const workerOf = (page: Page) => page.context().serviceWorkers().at(-1);

/** Windows of the app that the worker knows of; undefined while the browser starts it anew, as it does when it likes. */
const windowsOf = (page: Page) =>
  workerOf(page)
    ?.evaluate(async () => {
      const { clients } = globalThis as unknown as { clients: { matchAll(of: object): Promise<unknown[]> } };
      return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
    })
    .catch(() => undefined);

/** What is shown now; undefined as above. */
const shownIn = (page: Page) =>
  workerOf(page)
    ?.evaluate(async () => {
      const worker = globalThis as unknown as { registration: ServiceWorkerRegistration };
      const shown = await worker.registration.getNotifications();
      return shown.map(({ title, body, tag }) => ({ title, body, tag }));
    })
    .catch(() => undefined);

/** Presses the notification that is shown. */
const pressShown = (page: Page) =>
  workerOf(page)!.evaluate(async () => {
    const worker = globalThis as unknown as EventTarget & { registration: ServiceWorkerRegistration };
    const [notification] = await worker.registration.getNotifications();
    const Press = (globalThis as never as { NotificationEvent: new (name: string, of: object) => Event })
      .NotificationEvent;
    worker.dispatchEvent(new Press('notificationclick', { notification }));
  });

test('a push is shown once for each chat, its press opens the chat, and reading takes it away @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const page = await visit(bob!, {
    path: '/friends',
    serviceWorkers: 'allow',
    permissions: ['notifications'],
  });
  const { tools, registrationId } = await findWorker(page);
  // Somewhere else, so that nothing of the app is in sight.
  await page.goto('about:blank');
  // The worker may know of a window for a moment after it has gone, and what comes then is not shown.
  await expect.poll(() => windowsOf(page)).toBe(0);
  const push = (seq: number, text: string) =>
    tools.send('ServiceWorker.deliverPushMessage', {
      origin: hostUrl(),
      registrationId,
      data: JSON.stringify({
        kind: 'message',
        badge: 1,
        language: 'en',
        chatId,
        seq,
        at: new Date().toISOString(),
        title: 'Alice',
        text,
        photo: null,
        count: seq,
        silent: false,
      }),
    });
  const seq = await alice!.say(chatId, 'Are you there?');
  await push(seq - 1, 'Hello');
  await expect.poll(() => shownIn(page)).toHaveLength(1);
  await push(seq, 'Are you there?');
  await expect
    .poll(() => shownIn(page))
    .toEqual([{ title: `Alice (${seq})`, body: 'Are you there?', tag: `chat ${chatId}` }]);

  await page.goto(`${hostUrl()}/friends`);
  await expect(page).toHaveTitle('(1) Maru');
  await expect(() => pressShown(page)).toPass();
  await expect(field(page)).toBeVisible();
  await expect(message(page, 'Are you there?')).toBeVisible();
  await expect.poll(() => shownIn(page)).toEqual([]);
  await expect(page).toHaveTitle('Maru');
});

test('what is written in another chat is shown at the edge for a moment, and opens it @phone', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await alice!.say(chatId, 'first');
  const page = await visit(bob!, { path: '/settings/notifications' });
  await expect(page.getByText('Notify me on this device')).toBeVisible();
  await expect(page).toHaveTitle('(1) Maru');
  await alice!.say(chatId, 'Look up!');
  await page.getByRole('button', { name: 'Open the chat Alice: Look up!' }).click();
  await expect(message(page, 'Look up!')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Open the chat/ })).toBeHidden();
});
