import type { AccountId, Person } from '@maru/contract';
import { v7 } from 'uuid';
import type { WorldRows } from './store.ts';
import type { Cast } from './write-room.ts';
import { extraName, extras, friendships, stars, type Star } from './world/index.ts';

const dayMs = 24 * 3_600_000;

/** Makes the persons of the world. A handle that somebody has already gets an ending. */
export const gatherCast = (taken: ReadonlySet<string>, now: Date): Cast => {
  const looks = [
    ...stars.map(({ handle, name, status }) => ({ handle: handle as string, name, status })),
    ...Array.from({ length: extras }, (_, index) => ({
      handle: `runner_${index + 1}`,
      name: extraName(index + 1),
      status: '',
    })),
  ];
  return new Map(
    looks.map(({ handle, name, status }): [string, Person] => {
      const id = v7({ msecs: now.getTime() - 90 * dayMs }) as AccountId;
      const free = taken.has(handle) ? `${handle}_demo` : handle;
      return [handle, { id, handle: free, name, status, photo: null, cover: null, guest: false }];
    }),
  );
};

/** The rows of the persons and of who has added whom. */
export const castRows = (
  cast: Cast,
  now: Date,
): Pick<WorldRows, 'accounts' | 'demo_people' | 'friends' | 'added_by'> => {
  const idOf = (star: Star) => cast.get(star)?.id as AccountId;
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const pairs = friendships.flatMap(([of, friends, favourites = []]) =>
    friends.map((friend) => ({ of, friend, favourite: favourites.includes(friend) })),
  );
  return {
    accounts: [...cast.values()].map(({ id, handle, name, status }) => ({
      account_id: id,
      kind: 'person',
      handle: handle as string,
      name,
      status,
      created_at: before(90),
    })),
    demo_people: stars.map(({ handle }, place) => ({ account_id: idOf(handle), place })),
    friends: pairs.map(({ of, friend, favourite }) => ({
      account_id: idOf(of),
      friend_id: idOf(friend),
      favourite,
      added_at: before(60),
    })),
    added_by: pairs.map(({ of, friend }) => {
      const answered = pairs.some((back) => back.of === friend && back.friend === of);
      return { account_id: idOf(friend), by_id: idOf(of), at: before(answered ? 60 : 0.1), answered };
    }),
  };
};
