import {
  currentKey,
  findLock,
  lockStore,
  shutGate,
  takeRecord,
  dropKey,
  dropLeftHalf,
  type LockState,
} from '../../platform/lock/index.ts';
import { myId } from '../../platform/session/index.ts';
import { startSession } from '../accounts/index.ts';
import { leaveGone } from './forget-pin.ts';
import { openWithHalf } from './halve-session.ts';
import { hideOutside } from './hide-outside.ts';
import { lockNow, putAway, untilPutAway } from './lock-now.ts';
import { listenToTabs, tellOthers, type LockNews } from './tabs.ts';
import { watchIdle } from './watch-idle.ts';

const takeKey = async (accountId: string, key: CryptoKey): Promise<void> => {
  const record = await findLock(accountId);
  await untilPutAway();
  if (record && lockStore.getState().status === 'locked') await openWithHalf(record, key);
};

/** Another tab moves the store: this one closes it, and starts again when that is done. */
const makeRoom = async (accountId: string): Promise<void> => {
  if (lockStore.getState().status === 'off') lockStore.setState({ status: 'moving', accountId });
  else shutGate('moving');
  await putAway();
  dropKey();
  void startSession();
};

const reread = async (accountId: string): Promise<void> => {
  const record = await findLock(accountId).catch(() => undefined);
  if (record) takeRecord(record);
};

const hear = (news: LockNews): void => {
  const { status, accountId = myId() } = lockStore.getState();
  if (news.accountId !== accountId) return;
  const key = currentKey();
  if (news.say === 'lock') lockNow(false);
  else if (news.say === 'gone') leaveGone();
  else if (news.say === 'changed') void reread(accountId);
  else if (news.say === 'moving') void makeRoom(accountId);
  else if (news.say === 'key' && status === 'locked') void takeKey(accountId, news.key);
  else if (news.say === 'key?' && status === 'open' && key) tellOthers({ say: 'key', accountId, key });
};

const follow = (): ((now: LockState, before: LockState) => void) => {
  let stopIdle: (() => void) | undefined;
  return (now, before) => {
    if (now.status === before.status || !now.accountId) {
      if (now.status === 'off') stopIdle?.();
      return;
    }
    stopIdle?.();
    stopIdle = now.status === 'open' ? watchIdle(now.accountId) : undefined;
    if (now.status === 'locked' || now.status === 'moving') hideOutside();
    // A second tab of an app that is open does not ask again.
    if (now.status === 'locked') {
      void dropLeftHalf(now.accountId);
      tellOthers({ say: 'key?', accountId: now.accountId });
    }
  };
};

/** The lock takes part in this tab, from before anything is opened; gives back how to stop. */
export const startLock = (): (() => void) => {
  const stopListening = listenToTabs(hear);
  const stopFollowing = lockStore.subscribe(follow());
  return () => {
    stopListening();
    stopFollowing();
  };
};
