import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
import { accountLog } from '../../platform/log/index.ts';
import { readPresences } from './read-presences.ts';

/** Tells the connections that watch these persons how it stands now. Who may see is asked anew each time. */
export const tellWatchers = async (
  house: House,
  watchersOf: ReadonlyMap<AccountId, ReadonlySet<Connection>>,
  /** `tellHidden`: after a decision, those who may not see it any more hear that there is nothing to see. */
  { ids, tellHidden = false }: { ids: readonly AccountId[]; tellHidden?: boolean },
): Promise<void> => {
  const watchers = new Set(ids.flatMap((id) => [...(watchersOf.get(id) ?? [])].map((one) => one.accountId)));
  const presenceOf = await readPresences(house, { ids, watchers: [...watchers] });
  for (const id of ids) {
    const connections = watchersOf.get(id) ?? new Set();
    for (const watcher of new Set([...connections].map((one) => one.accountId))) {
      const body = presenceOf(id, watcher);
      if (!tellHidden && body.online === null && body.lastSeenAt === null) continue;
      house.live.signalHere({ log: accountLog(watcher), kind: 'presence', from: id, body }, (one) =>
        connections.has(one),
      );
    }
  }
};
