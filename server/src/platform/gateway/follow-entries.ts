import type { AccountId, LogName } from '@maru/contract';
import type { Feature, Following, House } from '../house.ts';
import { partsOf } from '../log/index.ts';
import { troubleOf } from '../trouble.ts';
import { serveMissed } from './serve-missed.ts';

const follow = async (
  house: House,
  features: readonly Feature[],
  { accountId, log, fromSeq }: { accountId: AccountId; log: LogName; fromSeq: number | undefined },
): Promise<void> => {
  const isNew = () =>
    house.live
      .connectionsOf(accountId)
      .filter(({ channels }) => !channels.some((channel) => channel.log === log));
  // Where it happened in this process they read it already.
  if (isNew().length === 0) return;
  const from = fromSeq ?? (await house.log.lastSeq(log));
  for (const connection of isNew()) {
    (connection.catchingUp ??= new Map()).set(log, from);
    house.live.read(connection, log, from);
    void serveMissed(house, features, { connection, cursors: new Map([[log, from]]) });
  }
};

const followingOf = (features: readonly Feature[], ...entry: Parameters<NonNullable<Feature['follows']>>) => {
  for (const { follows } of features) {
    const following: Following | undefined = follows?.(...entry);
    if (following) return following;
  }
  return undefined;
};

/**
 * Makes the connections of an account read what its log says that it reads from now on, in whichever process it was said:
 * the entry cannot be lost, as a message could.
 */
export const followEntries = (house: House, features: readonly Feature[]): void => {
  const leaverFinders = features.flatMap(({ leaverOf }) => leaverOf ?? []);
  house.live.onLeaver((entry) => {
    for (const leaverOf of leaverFinders) {
      const leaver = leaverOf(entry);
      if (leaver) return leaver;
    }
    return undefined;
  });
  house.live.onAccountEntry((entry) => {
    const following = followingOf(features, entry);
    if (!following) return;
    const accountId = partsOf(entry.log)[1] as AccountId;
    const { log, fromSeq } = following;
    if (following.ends) return house.live.unfollow(accountId, log);
    follow(house, features, { accountId, log, fromSeq }).catch((error: unknown) => {
      house.logger.warn(troubleOf(error), 'a log could not be followed');
      // They come again, and read it then.
      for (const connection of house.live.connectionsOf(accountId)) connection.close(4004, 'moving');
    });
  });
};
