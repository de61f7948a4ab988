import type { Entry, LogName, RefusalFrame, Signal, Welcome } from '@maru/contract';
import type { LineState } from '@maru/client';
import type { StoreWrite } from '../store/index.ts';

/** What the tabs of one account say to each other. `to` left out means everybody else. */
export type TabNews =
  /** A tab has come and wants to know who leads. */
  | { say: 'hello'; from: string }
  /** I lead; what waits for a leader may be asked of me. */
  | { say: 'leading'; from: string; state: LineState; welcome: Welcome | null }
  | { say: 'state'; from: string; state: LineState }
  | { say: 'welcome'; from: string; welcome: Welcome }
  | { say: 'epoch'; from: string; epoch: string }
  | { say: 'entry'; from: string; entry: Entry }
  | { say: 'signal'; from: string; signal: Signal }
  | { say: 'caughtUp'; from: string; logs: LogName[] }
  | { say: 'wake'; from: string }
  | { say: 'call'; from: string; id: number; call: string; input: unknown }
  | { say: 'answer'; from: string; to: string; id: number; output: unknown }
  | { say: 'refusal'; from: string; to: string; id: number; refusal: RefusalFrame }
  | { say: 'lost'; from: string; to: string; id: number }
  | { say: 'write'; from: string; writes: StoreWrite[] }
  | { say: 'note'; from: string; note: TabNote };

/** Small news between the tabs that has nothing to do with the line. */
export type TabNote =
  | { kind: 'outboxChanged' }
  | { kind: 'outboxSent'; key: string; lane: string; output: unknown }
  | { kind: 'draftChanged'; chatId: string }
  /** Files on their way have been added, paused, taken away … */
  | { kind: 'uploadsChanged' }
  /** So many bytes of a file on its way have gone. */
  | { kind: 'uploadProgress'; id: string; sent: number }
  /** What one tab knows for all of them, by the name of the feature whose it is. */
  | { kind: 'shared'; name: string; state: unknown }
  | { kind: 'signedOut' };

/** Everybody's channel; posts reach the other tabs only. */
export interface TabChannel {
  post(news: TabNews): void;
  close(): void;
}

/** Joins the channel of an account. Where there is no BroadcastChannel, a tab is alone. */
export const joinTabChannel = (accountId: string, onNews: (news: TabNews) => void): TabChannel => {
  if (typeof BroadcastChannel === 'undefined') return { post() {}, close() {} };
  const channel = new BroadcastChannel(`maru-${accountId}`);
  channel.onmessage = (event: MessageEvent<TabNews>) => onNews(event.data);
  let open = true;
  return {
    post(news) {
      if (open) channel.postMessage(news);
    },
    close() {
      open = false;
      channel.close();
    },
  };
};
