import type { Keys } from '../../keys/index.ts';
import type { MediaEngine, MediaEvent } from '../engine.ts';
import { askHolder } from './ask-holder.ts';
import { insideMethods, nobodyCarries, type InsideMethod } from './inside.ts';
import { MediaLease, type LeaseNeeds } from './media-lease.ts';

/** What an engine needs that is shared by several processes. */
export interface SharedNeeds extends Omit<LeaseNeeds, 'onLost'> {
  /** Opens the engine of this process; nothing of it runs before the first room. */
  open: () => MediaEngine;
  keys: Keys;
  dataDir: string;
}

type Asked = Pick<MediaEngine, InsideMethod>;

/**
 * One engine for all processes of a host: the one that holds the lease carries the calls, the others pass on to it what
 * is asked of theirs. When that process is gone, another one takes the lease; the rooms of the first are opened anew
 * when somebody wants in again.
 */
export const openSharedEngine = ({ open, keys, dataDir, ...needs }: SharedNeeds): MediaEngine => {
  const ears = new Set<(event: MediaEvent) => void>();
  let isOpen = false;
  const begin = (): MediaEngine => {
    const engine = open();
    engine.onEvent((event) => {
      for (const hear of ears) hear(event);
    });
    if (isOpen) void engine.begin?.();
    return engine;
  };
  let own = begin();
  const lease = new MediaLease({
    ...needs,
    onLost() {
      // Others carry the calls now: whoever is still in a room here is to come back to a room there.
      const before = own;
      own = begin();
      void before.close().catch(() => undefined);
    },
  });
  const isSelf = (address: string) => address === needs.address();

  const ask = async (method: InsideMethod, args: unknown[]): Promise<unknown> => {
    const address = lease.isMine() ? undefined : await lease.find();
    if (lease.isMine()) return (own[method] as (...given: unknown[]) => Promise<unknown>)(...args);
    if (address === undefined || isSelf(address)) throw nobodyCarries();
    return askHolder({ keys, dataDir }, address, { method, args });
  };
  const asked = Object.fromEntries(
    insideMethods.map((method) => [method, (...args: unknown[]) => ask(method, args)]),
  ) as unknown as Asked;

  return {
    ...asked,
    offers: own.offers,
    iceServers: (identity) => own.iceServers(identity),
    onEvent(hear) {
      ears.add(hear);
      return () => void ears.delete(hear);
    },
    findSignalPort: async (roomId) => (lease.isMine() ? own.findSignalPort?.(roomId) : undefined),
    async findElsewhere() {
      if (lease.isMine()) return undefined;
      const address = await lease.find();
      return address === undefined || lease.isMine() || isSelf(address) ? undefined : new URL(address);
    },
    findOwn: () => (lease.isMine() ? own : undefined),
    async begin() {
      isOpen = true;
      // Also a process that does not carry the calls now may have recorded one before it was started anew.
      await own.begin?.();
      await lease.begin();
    },
    async close() {
      await own.close();
      await lease.end();
      ears.clear();
    },
  };
};
