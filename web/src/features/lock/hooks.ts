import { useStore } from 'zustand';
import { lockStore, type LockState } from '../../platform/lock/index.ts';

/** How the lock of this tab stands. */
export const useLockStatus = (): LockState['status'] => useStore(lockStore, (state) => state.status);

/** What this device knows of the lock. */
export const useLockRecord = (): LockState['record'] => useStore(lockStore, (state) => state.record);

/** Whether nothing may be shown. */
export const useIsLocked = (): boolean =>
  useStore(lockStore, ({ status }) => status === 'locked' || status === 'moving');
