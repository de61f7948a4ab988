import type { OutputOf, PushPayload } from '@maru/contract';
import { takePush } from './show-push.ts';
import { describeSubscription, keyBytes } from './subscription.ts';
import { callHost, takeClick } from './take-click.ts';
import type { ChangeEvent, PushScope } from './worker-scope.ts';

/** The browser has changed where its push goes: the host must know, with no page open. */
const renew = async ({ registration, navigator }: PushScope, change: ChangeEvent): Promise<void> => {
  const { publicKey } = (await callHost('notifications.get', {})) as OutputOf<'notifications.get'>;
  if (!publicKey) return;
  const subscription =
    change.newSubscription ??
    (await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: keyBytes(publicKey),
    }));
  const language = /^ko\b/i.test(navigator.language) ? 'ko' : 'en';
  await callHost('notifications.addDevice', describeSubscription(subscription, language));
};

/** Lets the service worker take push, and what people press on its notifications. */
export const listenToPush = (scope: unknown): void => {
  const worker = scope as PushScope;
  worker.addEventListener('push', (event) => {
    const push = event.data?.json() as PushPayload | undefined;
    if (push) event.waitUntil(takePush(worker, push));
  });
  worker.addEventListener('notificationclick', (event) => event.waitUntil(takeClick(worker, event)));
  worker.addEventListener('pushsubscriptionchange', (event) =>
    event.waitUntil(renew(worker, event).catch(() => undefined)),
  );
};
