import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChannels, createLocks, createStorage } from './lock-test-stand-ins.ts';

// Every tab is a copy of all modules, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cost = { kib: 64, passes: 1 };
const marked = 'barley tea';
const patience = { timeout: 20_000 };

let count = 0;
let me: string;
let stops: (() => void)[] = [];

/** A tab: its own copy of every module, over the disk, storage and locks that all tabs share. */
const openTab = async () => {
  vi.resetModules();
  const lock = await import('../../platform/lock/index.ts');
  const store = await import('../../platform/store/index.ts');
  const { startLock } = await import('./start-lock.ts');
  const { unlock } = await import('./unlock.ts');
  const { lockNow, untilPutAway } = await import('./lock-now.ts');
  const { changePin, changeRules, turnOff } = await import('./set-up.ts');
  const { sealStore } = await import('./move-store.ts');
  stops.push(startLock());
  const status = () => lock.lockStore.getState().status;
  return {
    ...lock,
    ...store,
    unlock,
    lockNow,
    untilPutAway,
    changePin,
    changeRules,
    turnOff,
    sealStore,
    status,
  };
};

type Tab = Awaited<ReturnType<typeof openTab>>;

const fill = async (tab: Tab): Promise<void> => {
  const plain = tab.openStore(tab.plainName(me));
  await plain.drafts.put({ chatId: 'c1', draft: { text: marked } });
  await plain.outbox.add({ key: 'k', lane: 'c1', method: 'messages.send', input: { text: marked } } as never);
  plain.close();
  localStorage.setItem('maru.heard', marked);
};

const makeRecord = async (tab: Tab, secret: string) => {
  const raw = tab.makeRawKey();
  const pin = await tab.wrapWithPin(raw, { accountId: me, secret, cost });
  const key = await tab.takeIn(raw);
  const rest = { idle: 5, wipeAfter: null, tries: 0, triedAt: 0 } as const;
  return { key, record: { accountId: me, state: 'turningOn', kind: 'digits', pin, ...rest } as const };
};

/** Puts the lock on as the settings do, with little work for the PIN. */
const putOn = async (tab: Tab, secret = '2580'): Promise<void> => {
  const { key, record } = await makeRecord(tab, secret);
  await tab.putLock(record);
  tab.writeHint(me);
  await tab.sealStore({ record, key });
};

const lockIt = async (tab: Tab): Promise<void> => {
  tab.lockNow();
  await tab.untilPutAway();
};

const draftIn = async (tab: Tab): Promise<unknown> => {
  const store = tab.openLocalStore(me);
  const row = await store.drafts.get('c1');
  const waiting = await store.outbox.count();
  store.close();
  return [row?.draft, waiting];
};

const kept = [{ text: marked }, 1];

beforeEach(() => {
  me = `lock-${++count}`;
  vi.stubGlobal('localStorage', createStorage());
  vi.stubGlobal('sessionStorage', createStorage());
  vi.stubGlobal('BroadcastChannel', createChannels());
  vi.stubGlobal('navigator', { locks: createLocks() });
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no line')));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});

afterEach(() => {
  stops.forEach((stop) => stop());
  stops = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('putting it on moves everything, locked it gives nothing, and the PIN gives it back', async () => {
  const tab = await openTab();
  await fill(tab);
  await putOn(tab);
  expect(tab.status()).toBe('open');
  expect(await Dexie.exists(tab.plainName(me))).toBe(false);
  expect(localStorage.getItem('maru.heard')).toBeNull();
  expect(await draftIn(tab)).toEqual(kept);
  await lockIt(tab);
  expect(tab.isLocked()).toBe(true);
  expect(tab.currentKey()).toBeUndefined();
  expect(() => tab.openLocalStore(me)).toThrow('locked');
  expect(await tab.isLockedHere(me)).toBe(true);
  expect(await tab.unlock('0852')).toMatchObject({ is: 'wrong' });
  expect(await tab.unlock('2580')).toEqual({ is: 'right' });
  expect(await tab.isLockedHere(me)).toBe(false);
  expect(await draftIn(tab)).toEqual(kept);
});

it('wrong tries make it slower, also after a reload, and a right PIN begins anew', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const tab = await openTab();
  await putOn(tab);
  await lockIt(tab);
  for (let tries = 1; tries <= 3; tries++) {
    expect(await tab.unlock('0000')).toEqual({ is: 'wrong', waitMs: 0, left: null });
  }
  expect(await tab.unlock('0000')).toEqual({ is: 'wrong', waitMs: 15_000, left: null });
  const reloaded = await openTab();
  void reloaded.untilUnlocked(me);
  await vi.waitFor(() => expect(reloaded.status()).toBe('locked'), patience);
  const tooEarly = { is: 'tooEarly', waitMs: expect.closeTo(15_000, -3) };
  expect(await reloaded.unlock('2580')).toEqual(tooEarly);
  // A clock turned back helps nobody.
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(await reloaded.unlock('2580')).toEqual(tooEarly);
  vi.setSystemTime(Date.now() + 15_001);
  expect(await reloaded.unlock('0000')).toMatchObject({ is: 'wrong', waitMs: 30_000 });
  vi.setSystemTime(Date.now() + 30_001);
  expect(await reloaded.unlock('2580')).toEqual({ is: 'right' });
  expect((await tab.findLock(me))?.tries).toBe(0);
});

it('wipes after as many wrong tries as were chosen', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const tab = await openTab();
  await fill(tab);
  await putOn(tab);
  await tab.changeRules({ wipeAfter: 2 });
  await lockIt(tab);
  expect(await tab.unlock('1111')).toMatchObject({ left: 1 });
  expect(await tab.unlock('1111')).toEqual({ is: 'wiped' });
  expect(await Dexie.getDatabaseNames()).not.toContain(tab.sealedName(me));
  expect(await tab.findLock(me)).toBeUndefined();
  expect(localStorage.getItem('maru.sign-out')).toBe('owed');
});

it('another PIN opens what the first has sealed', async () => {
  const tab = await openTab();
  await fill(tab);
  await putOn(tab);
  const next = { secret: 'tea in the evening', kind: 'words' } as const;
  expect(await tab.changePin('1234', next)).toMatchObject({ is: 'wrong' });
  expect(await tab.changePin('2580', next)).toEqual({ is: 'right' });
  await lockIt(tab);
  expect(await tab.unlock('2580')).toMatchObject({ is: 'wrong' });
  expect(await tab.unlock('tea in the evening')).toEqual({ is: 'right' });
  expect(await draftIn(tab)).toEqual(kept);
});

it('a page that dies while the store is sealed leaves it open and whole; while it is opened, sealed and whole', async () => {
  const tab = await openTab();
  await fill(tab);
  const { key, record } = await makeRecord(tab, '2580');
  await tab.putLock(record);
  tab.writeHint(me);
  const half = tab.openStore(tab.sealedName(me), key);
  await half.drafts.put({ chatId: 'half', draft: {} });
  half.close();
  const next = await openTab();
  await next.untilUnlocked(me);
  expect([next.status(), await draftIn(next)]).toEqual(['off', kept]);
  expect(await Dexie.exists(tab.sealedName(me))).toBe(false);
  expect(localStorage.getItem('maru.heard')).toBe(marked);

  await putOn(next);
  await next.changeLock(me, () => ({ state: 'turningOff' }));
  const begun = next.openStore(next.plainName(me));
  await begun.drafts.put({ chatId: 'c1', draft: { text: marked } });
  begun.close();
  const last = await openTab();
  void last.untilUnlocked(me);
  await vi.waitFor(() => expect(last.status()).not.toBe('moving'), patience);
  expect(await last.unlock('2580')).toEqual({ is: 'right' });
  expect(await Dexie.exists(last.plainName(me))).toBe(false);
  expect(await draftIn(last)).toEqual(kept);
});

it('taking it off gives everything back', async () => {
  const tab = await openTab();
  await fill(tab);
  await putOn(tab);
  expect(await tab.turnOff('1111')).toMatchObject({ is: 'wrong' });
  expect(await tab.turnOff('2580')).toEqual({ is: 'right' });
  expect([tab.status(), await draftIn(tab)]).toEqual(['off', kept]);
  expect(await Dexie.exists(tab.sealedName(me))).toBe(false);
  expect(localStorage.getItem('maru.heard')).toBe(marked);
  expect(await tab.isLockedHere(me)).toBe(false);
});

it('two tabs lock and open together, and a third does not ask again', async () => {
  const first = await openTab();
  await fill(first);
  await putOn(first);
  const second = await openTab();
  await second.untilUnlocked(me);
  expect(second.status()).toBe('open');
  expect(await draftIn(second)).toEqual(kept);
  await lockIt(second);
  await vi.waitFor(() => expect(first.status()).toBe('locked'), patience);
  await first.untilPutAway();
  expect(first.currentKey()).toBeUndefined();
  expect(await first.unlock('2580')).toEqual({ is: 'right' });
  await vi.waitFor(() => expect(second.status()).toBe('open'), patience);
  expect(await draftIn(second)).toEqual(kept);
});
