/** What the tabs of this device say to each other about the lock of an account. */
export type LockNews = { accountId: string } & (
  | { say: 'lock' }
  /** A tab has come and asks whether one is unlocked already. */
  | { say: 'key?' }
  /** The key, which can be used and not be read; it never leaves this browser. */
  | { say: 'key'; key: CryptoKey }
  /** The store is about to be moved: close it, and come back when that is done. */
  | { say: 'moving' }
  /** The record on the disk has changed. */
  | { say: 'changed' }
  /** The account was wiped from this device. */
  | { say: 'gone' }
);

let channel: BroadcastChannel | undefined;

/** Listens to the other tabs from now on; gives back how to stop. */
export const listenToTabs = (onNews: (news: LockNews) => void): (() => void) => {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  channel = new BroadcastChannel('maru-lock');
  channel.onmessage = ({ data }: MessageEvent<LockNews>) => onNews(data);
  return () => {
    channel?.close();
    channel = undefined;
  };
};

/** Tells the other tabs. Where a browser hands on no keys, each tab asks for the PIN itself. */
export const tellOthers = (news: LockNews): void => {
  try {
    channel?.postMessage(news);
  } catch (error) {
    if (news.say !== 'key') throw error;
  }
};
