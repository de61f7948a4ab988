import type { ShownData } from './present-push.ts';
import { pushWords } from './push-words.ts';
import type { ClickEvent, PushScope } from './worker-scope.ts';

/** Calls a method; the session's cookie goes with it. */
export const callHost = async (name: string, input: object): Promise<unknown> => {
  const answer = await fetch(`/api/${name}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const body = (await answer.json()) as { ok: boolean; output?: unknown };
  if (!body.ok) throw new Error('The host said no.');
  return body.output;
};

/** Goes to a chat in a window that is open, or opens one. */
const openChat = async (
  { clients }: PushScope,
  chatId: string | undefined,
  path = chatId ? `/chats/${chatId}` : '/chats',
): Promise<void> => {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const own = windows.find(({ url }) => chatId && new URL(url).pathname === `/w/${chatId}`);
  const main = windows
    .filter(({ url }) => !new URL(url).pathname.startsWith('/w/'))
    .toSorted((one, other) => Number(other.focused) - Number(one.focused))[0];
  const found = own ?? main;
  if (!found) return void (await clients.openWindow(path));
  if (!own) found.postMessage({ type: 'OPEN_CHAT', chatId, ...(!chatId && { path }) });
  // A browser lets a window come to the front only right after a press; the chat is open there all the same.
  await found.focus().catch(() => undefined);
};

const reply = async (
  scope: PushScope,
  { chatId, seq, language }: ShownData & { chatId: string },
  text: string,
): Promise<void> => {
  try {
    await callHost('messages.send', { chatId, key: crypto.randomUUID(), text });
    await callHost('chats.markRead', { chatId, seq });
  } catch {
    const words = pushWords(language);
    await scope.registration.showNotification(words.notSentTitle, {
      body: words.notSent(text),
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      tag: `unsent ${chatId}`,
      data: { chatId, seq, language, unsent: text } satisfies ShownData,
    });
  }
};

/** Does what somebody pressed on a notification. */
export const takeClick = async (scope: PushScope, event: ClickEvent): Promise<void> => {
  const { action, notification } = event;
  const data = notification.data as ShownData | undefined;
  notification.close();
  if (!data?.chatId) return openChat(scope, undefined, data?.path);
  const { chatId, seq, callId } = data;
  if (callId && action === 'decline')
    return void (await callHost('calls.decline', { chatId, callId }).catch(() => undefined));
  if (callId) {
    const how = action === 'answer' ? '?answer' : '';
    return openChat(scope, undefined, `/call/${chatId}/${callId}${how}`);
  }
  if (data.unsent) return reply(scope, { ...data, chatId }, data.unsent);
  if (action === 'read')
    return void (await callHost('chats.markRead', { chatId, seq }).catch(() => openChat(scope, chatId)));
  const text = event.reply?.trim();
  return action === 'reply' && text ? reply(scope, { ...data, chatId }, text) : openChat(scope, chatId);
};
