import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
import { writeLastSeen } from './presence-store.ts';
import { tellWatchers } from './tell-watchers.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** A line that comes back within this time was never seen to go: a page was reloaded, a train went through a tunnel. */
const flickerMs = 5_000;
/** Changes are told, and last moments written, together. */
const gatherMs = 250;

/** Who is here, who has just gone, and who watches whom, on this process. */
interface Presences {
  leaving: Map<AccountId, { at: Date; timer: NodeJS.Timeout }>;
  changed: Set<AccountId>;
  gone: Map<AccountId, Date>;
  watchers: Map<AccountId, Set<Connection>>;
  gathering: NodeJS.Timeout | undefined;
}

const presences = new WeakMap<House, Presences>();

const presencesOf = (house: House): Presences => {
  let known = presences.get(house);
  if (!known) {
    known = {
      leaving: new Map(),
      changed: new Set(),
      gone: new Map(),
      watchers: new Map(),
      gathering: undefined,
    };
    presences.set(house, known);
  }
  return known;
};

/** Is this account here? One whose line broke a moment ago still counts. */
export const isOnline = (house: House, id: AccountId): boolean =>
  house.live.connectionsOf(id).length > 0 || presencesOf(house).leaving.has(id);

const settle = async (house: House): Promise<void> => {
  const here = presencesOf(house);
  here.gathering = undefined;
  const changed = [...here.changed];
  const gone = new Map(here.gone);
  here.changed.clear();
  here.gone.clear();
  try {
    if (gone.size > 0) await writeLastSeen(house.db, gone);
    const watched = changed.filter((id) => here.watchers.has(id));
    if (watched.length > 0) await tellWatchers(house, here.watchers, { ids: watched });
  } catch (error) {
    house.logger.warn(troubleOf(error), 'presence not told');
  }
};

const gather = (house: House): void => {
  presencesOf(house).gathering ??= setTimeout(() => void settle(house), gatherMs);
};

const goOffline = (house: House, id: AccountId, at: Date): void => {
  const here = presencesOf(house);
  here.leaving.delete(id);
  here.gone.set(id, at);
  here.changed.add(id);
  gather(house);
};

const hearPresence = (house: House, id: AccountId, online: boolean): void => {
  const here = presencesOf(house);
  const leaving = here.leaving.get(id);
  clearTimeout(leaving?.timer);
  here.leaving.delete(id);
  if (!online) {
    const at = house.clock.now();
    const timer = setTimeout(() => goOffline(house, id, at), flickerMs);
    here.leaving.set(id, { at, timer });
  } else if (!leaving) {
    here.changed.add(id);
    gather(house);
  }
};

const retell = (house: House, ids: readonly AccountId[]): void => {
  const { watchers } = presencesOf(house);
  const watched = ids.filter((id) => watchers.has(id));
  if (watched.length === 0) return;
  tellWatchers(house, watchers, { ids: watched, tellHidden: true }).catch((error: unknown) =>
    house.logger.warn(troubleOf(error), 'presence not told'),
  );
};

/** Who may see whom changes with settings and blocks, and is told to those who watch. */
const hearDecisions = (house: House): void => {
  house.bus.subscribe(
    'settings.changed',
    ({ accountId, changed }: { accountId: AccountId; changed: readonly string[] }) => {
      if (changed.includes('seesOnline') || changed.includes('seesLastSeen')) retell(house, [accountId]);
    },
  );
  house.bus.subscribe(
    'block.changed',
    ({ accountId, otherId }: { accountId: AccountId; otherId: AccountId }) =>
      retell(house, [accountId, otherId]),
  );
};

/** Begins to note who comes and goes. */
export const startPresence = (house: House): void => {
  house.live.onPresence((id, online) => hearPresence(house, id, online));
  hearDecisions(house);
};

/** Writes down when everybody was last here. */
export const stopPresence = async (house: House): Promise<void> => {
  const here = presencesOf(house);
  clearTimeout(here.gathering);
  for (const [id, { at, timer }] of here.leaving) {
    clearTimeout(timer);
    here.gone.set(id, at);
  }
  for (const { accountId } of house.live.all()) here.gone.set(accountId, house.clock.now());
  here.leaving.clear();
  if (here.gone.size > 0) await writeLastSeen(house.db, here.gone);
};

/** Whom a connection watches is kept with the connection. */
const watchedBy = (connection: Connection): readonly AccountId[] =>
  (connection.notes?.people as AccountId[] | undefined) ?? [];

/** Ends the watching of a connection. */
export const forgetWatcher = (house: House, connection: Connection): void => {
  const { watchers } = presencesOf(house);
  for (const id of watchedBy(connection)) {
    const some = watchers.get(id);
    if (some?.delete(connection) && some.size === 0) watchers.delete(id);
  }
};

/** Makes a connection watch these persons and no others. */
export const keepWatcher = (house: House, connection: Connection, ids: readonly AccountId[]): void => {
  const { watchers } = presencesOf(house);
  forgetWatcher(house, connection);
  if (connection.closed) return;
  connection.notes = { ...connection.notes, people: ids };
  for (const id of ids) watchers.set(id, (watchers.get(id) ?? new Set()).add(connection));
};
