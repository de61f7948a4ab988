import type { AccountId, ChatId } from '@maru/contract';
import type { Agent } from 'undici';
import type { House } from '../../platform/house.ts';
import type { ReadMark } from './job-store.ts';
import type { VapidKeys } from './vapid-keys.ts';

/** What this process knows and has to do about push. */
export interface Desk {
  keys: VapidKeys | undefined;
  reach: Agent | undefined;
  /** What push services are shown, by their origin. */
  tokens: Map<string, { header: string; until: number }>;
  /** Push services that asked us to wait, and until when (ms). */
  resting: Map<string, number>;
  /** Who takes push at all: everybody else costs nothing. */
  subscribed: Set<AccountId>;
  chats: Set<ChatId>;
  reads: Map<string, ReadMark>;
  /** There is something to tell that is no message. */
  notices: boolean;
  /** Another process has planned something to be sent. */
  due: boolean;
  running: Promise<void> | undefined;
  /** Ends the breath that is taken before the work. */
  hurry: () => void;
  stopped: AbortController;
}

const desks = new WeakMap<House, Desk>();

/** The desk of this process. */
export const deskOf = (house: House): Desk => {
  let desk = desks.get(house);
  if (!desk) {
    desk = {
      keys: undefined,
      reach: undefined,
      tokens: new Map(),
      resting: new Map(),
      subscribed: new Set(),
      chats: new Set(),
      reads: new Map(),
      notices: false,
      due: false,
      running: undefined,
      hurry: () => undefined,
      stopped: new AbortController(),
    };
    desks.set(house, desk);
  }
  return desk;
};
