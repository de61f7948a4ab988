import type { ChatId, PushPayload } from '@maru/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShownData } from './present-push.ts';
import { takePush } from './show-push.ts';
import { takeClick } from './take-click.ts';
import type { ClickEvent, PushScope, ShownNotification, WorkerWindow } from './worker-scope.ts';

type MessagePush = Extract<PushPayload, { kind: 'message' }>;

interface Shown extends ShownNotification {
  title: string;
  body: string;
  silent: boolean;
  data: ShownData;
}

/** A browser with what it shows, its windows, and what was asked of the host. */
const openBrowser = () => {
  const shown: Shown[] = [];
  const windows: (WorkerWindow & { said: unknown[] })[] = [];
  const asked: { name: string; input: unknown }[] = [];
  const opened: string[] = [];
  let badge = 0;
  let isUp = true;
  const kept = new Map<string, string>();
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (key: string) => (kept.has(key) ? new Response(kept.get(key)) : undefined),
      put: async (key: string, answer: Response) => void kept.set(key, await answer.text()),
    }),
  });
  vi.stubGlobal('fetch', async (path: string, { body = '{}' }: { body?: string } = {}) => {
    if (!isUp) throw new Error('no network');
    if (!path.startsWith('/api/')) return new Response(null, { status: 404 });
    asked.push({ name: path.slice('/api/'.length), input: JSON.parse(body) as unknown });
    return Response.json({ ok: true, output: {} });
  });
  const scope = {
    navigator: {
      vendor: 'Google Inc.',
      userAgent: 'Chrome',
      setAppBadge: async (count: number) => void (badge = count),
      clearAppBadge: async () => void (badge = 0),
    },
    registration: {
      async showNotification(title: string, options: Omit<Shown, 'title' | 'close'>) {
        const at = shown.findIndex(({ tag }) => tag === options.tag);
        if (at >= 0) shown.splice(at, 1);
        const one: Shown = {
          ...options,
          title,
          close: () => void shown.splice(shown.indexOf(one), 1),
        };
        shown.push(one);
      },
      getNotifications: async (filter?: { tag?: string }) =>
        shown.filter(({ tag }) => !filter?.tag || tag === filter.tag),
    },
    clients: {
      matchAll: async () => windows,
      openWindow: async (url: string) => void opened.push(url),
    },
  } as unknown as PushScope;
  return {
    scope,
    shown,
    windows,
    asked,
    opened,
    badge: () => badge,
    cut: () => (isUp = false),
    window(url: string, focused: boolean) {
      const said: unknown[] = [];
      windows.push({
        url: `https://maru.example${url}`,
        focused,
        visibilityState: focused ? 'visible' : 'hidden',
        focus: async () => undefined,
        postMessage: (message) => said.push(message),
        said,
      });
      return said;
    },
    press: (action: string, reply?: string) =>
      takeClick(scope, { action, notification: shown[0], ...(reply && { reply }) } as unknown as ClickEvent),
  };
};

let browser: ReturnType<typeof openBrowser>;
let isLocked = false;
beforeEach(() => {
  isLocked = false;
  browser = openBrowser();
});
afterEach(() => void vi.unstubAllGlobals());

const chatId = 'c1' as ChatId;
const message = (seq: number, change: Partial<MessagePush> = {}): MessagePush => ({
  kind: 'message',
  badge: 2,
  language: 'ko',
  chatId,
  seq,
  at: '2026-11-21T12:00:00.000Z',
  title: '민지',
  text: `말 ${seq}`,
  photo: null,
  count: 1,
  silent: false,
  ...change,
});
const take = (push: PushPayload) => takePush(browser.scope, push, async () => isLocked);
const bodies = () => browser.shown.map(({ body }) => body);

describe('a push', () => {
  it('is one notification for each chat, and the number on the icon', async () => {
    await take(message(1));
    await take(message(2, { badge: 3 }));
    await take(message(9, { chatId: 'c2' as ChatId, badge: 4 }));
    expect(bodies()).toEqual(['말 2', '말 9']);
    expect(browser.badge()).toBe(4);
  });

  it('is shown once, even when it comes again after it was wiped away', async () => {
    await take(message(2));
    browser.shown[0]?.close();
    await take(message(2));
    await take(message(1));
    expect(bodies()).toEqual([]);
    await take(message(3));
    expect(bodies()).toEqual(['말 3']);
  });

  it('shows nothing while the app is in sight, and no words while it is locked', async () => {
    browser.window('/chats', true);
    await take(message(1));
    expect(bodies()).toEqual([]);
    browser.windows.pop();
    isLocked = true;
    await take(message(2));
    expect(JSON.stringify(browser.shown)).not.toMatch(/민지|말 2/);
    expect(bodies()).toEqual(['새 메시지가 왔어요']);
  });

  it('takes away what was read elsewhere, and no more than that', async () => {
    await take(message(5));
    await take({ kind: 'read', chatId, seq: 4, badge: 1, language: 'ko' });
    expect(bodies()).toEqual(['말 5']);
    await take({ kind: 'something', seq: 7, badge: 2, language: 'ko', silent: true });
    await take({ kind: 'read', chatId, seq: 5, badge: 0, language: 'ko' });
    expect(bodies()).toEqual([]);
    expect(browser.badge()).toBe(0);
  });
});

describe('a push about the safety of the account', () => {
  const security: PushPayload = { kind: 'security', language: 'ko', what: 'asked', silent: false };

  it('is shown on a locked device too, leaves the number on the icon alone, and leads to where it is answered', async () => {
    await take(message(1));
    isLocked = true;
    await take(security);
    expect(browser.shown.at(-1)).toMatchObject({ title: '새 기기에서 로그인하려고 해요' });
    expect(browser.badge()).toBe(2);
    browser.shown.shift();
    await browser.press('');
    expect(browser.opened).toEqual(['/settings/security']);
  });

  it('is left to the app while that is in sight', async () => {
    browser.window('/chats', true);
    await take(security);
    expect(bodies()).toEqual([]);
  });
});

describe('a press', () => {
  it('opens the chat, in a window that is there', async () => {
    await take(message(1));
    await browser.press('');
    expect(browser.opened).toEqual(['/chats/c1']);
    const said = browser.window('/friends', false);
    await take(message(2));
    await browser.press('');
    expect(said).toEqual([{ type: 'OPEN_CHAT', chatId }]);
    expect(browser.opened).toHaveLength(1);
    expect(bodies()).toEqual([]);
  });

  it('marks as read', async () => {
    await take(message(4));
    await browser.press('read');
    expect(browser.asked).toEqual([{ name: 'chats.markRead', input: { chatId, seq: 4 } }]);
  });

  it('answers, where there is a field for it; without one it opens the chat', async () => {
    await take(message(4));
    await browser.press('reply', '곧 갈게 ');
    expect(browser.asked).toMatchObject([
      { name: 'messages.send', input: { chatId, text: '곧 갈게' } },
      { name: 'chats.markRead', input: { chatId, seq: 4 } },
    ]);
    await take(message(5));
    await browser.press('reply');
    expect(browser.opened).toEqual(['/chats/c1']);
  });

  it('loses no words: an answer that cannot go stays, and goes when it is pressed', async () => {
    await take(message(4));
    browser.cut();
    await browser.press('reply', '곧 갈게');
    expect(browser.shown).toMatchObject([{ title: '보내지 못했어요', data: { unsent: '곧 갈게', chatId } }]);
    await browser.press('');
    expect(browser.shown).toHaveLength(1);
  });
});

describe('a call', () => {
  const ids = { chatId: 'c1' as ChatId, callId: 'k1' as never };
  const about = { ...ids, language: 'en', call: 'voice', title: 'Bob', photo: null } as const;
  const inAWhile = () => new Date(Date.now() + 40_000).toISOString();
  const call = (until = inAWhile()): PushPayload => ({ kind: 'call', ...about, silent: false, until });
  const over = (missed: boolean): PushPayload => ({
    kind: 'callOver',
    ...about,
    silent: true,
    at: new Date().toISOString(),
    missed,
  });

  it('stays until it is answered, tells the caller that it rings, and leads into the call', async () => {
    await take(call());
    expect(browser.shown).toMatchObject([
      { title: 'Bob', body: 'Voice call', tag: 'call k1', requireInteraction: true },
    ]);
    expect(browser.asked).toContainEqual({ name: 'calls.rings', input: ids });
    await browser.press('answer');
    expect(browser.opened).toEqual(['/call/c1/k1?answer']);
  });

  it('is declined without opening anything', async () => {
    await take(call());
    await browser.press('decline');
    expect(browser.asked).toContainEqual({ name: 'calls.decline', input: ids });
    expect(browser.opened).toEqual([]);
  });

  it('that was answered elsewhere goes away; one that was missed says so, and leads to the chat', async () => {
    await take(call());
    await take(over(false));
    expect(browser.shown).toEqual([]);
    await take(over(true));
    expect(browser.shown).toMatchObject([{ body: 'Missed voice call', tag: 'call k1' }]);
    await browser.press('');
    expect(browser.opened).toEqual(['/chats/c1']);
  });

  it('comes too late to ring, or to a device that is locked, which says no name', async () => {
    await take(call(new Date(Date.now() - 1).toISOString()));
    expect(browser.shown).toEqual([]);
    isLocked = true;
    await take(call());
    expect(browser.shown).toMatchObject([{ title: 'Maru', body: 'Voice call' }]);
  });
});
