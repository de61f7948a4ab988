import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
import { partsOf } from '../../platform/log/index.ts';
import type { ProcessesChanged } from '../../platform/processes/index.ts';
import { findOnline, hereQuestion } from './find-online.ts';
import { writeHere, writeLastSeen } from './presence-store.ts';
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
  looking: NodeJS.Timeout | undefined;
}

/** Tells every process that these have come or gone, so that it tells those who watch them there. */
const movedTopic = 'presence.moved';
interface MovedNews {
  ids: readonly AccountId[];
}
/** As many as fit into one piece of news. */
const atOnce = 150;

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
      looking: undefined,
    };
    presences.set(house, known);
  }
  return known;
};

/** Is this account at this process? One whose line broke a moment ago still counts. */
const isHere = (house: House, id: AccountId): boolean =>
  house.live.connectionsOf(id).length > 0 || presencesOf(house).leaving.has(id);

const settle = async (house: House): Promise<void> => {
  const here = presencesOf(house);
  here.gathering = undefined;
  const changed = [...here.changed];
  const gone = new Map(here.gone);
  here.changed.clear();
  here.gone.clear();
  try {
    // Whoever is at another process has not gone.
    const elsewhere = await findOnline(house, [...gone.keys()]);
    for (const id of elsewhere) gone.delete(id);
    if (gone.size > 0) await writeLastSeen(house.db, gone);
    const ids = changed.filter((id) => gone.has(id) || isHere(house, id));
    for (let at = 0; at < ids.length; at += atOnce)
      house.bus.tellAll(movedTopic, { ids: ids.slice(at, at + atOnce) } satisfies MovedNews);
    const came = ids.filter((id) => !gone.has(id));
    if (came.length > 0) await writeHere(house.db, came, house.clock.now());
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

const retell = (house: House, ids: readonly AccountId[], tellHidden = true): void => {
  const { watchers } = presencesOf(house);
  const watched = ids.filter((id) => watchers.has(id));
  if (watched.length === 0) return;
  tellWatchers(house, watchers, { ids: watched, tellHidden }).catch((error: unknown) =>
    house.logger.warn(troubleOf(error), 'presence not told'),
  );
};

/** Those who were at a process that has ended come back to another one soon, or not: nobody else tells of those who do not. */
const lookAgain = (house: House): void => {
  const here = presencesOf(house);
  here.looking ??= setTimeout(() => {
    here.looking = undefined;
    const ids = [...here.watchers.keys()];
    for (let at = 0; at < ids.length; at += atOnce) retell(house, ids.slice(at, at + atOnce), false);
  }, flickerMs).unref();
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
  house.bus.answer(hereQuestion, (log) => isHere(house, partsOf(log)[1] as AccountId));
  house.bus.subscribe(movedTopic, ({ ids }: MovedNews) => retell(house, ids, false));
  house.bus.subscribe('processes.changed', ({ gone }: ProcessesChanged) => {
    if (gone.length > 0) lookAgain(house);
  });
  hearDecisions(house);
};

/** Writes down when everybody was last here. */
export const stopPresence = async (house: House): Promise<void> => {
  const here = presencesOf(house);
  clearTimeout(here.gathering);
  clearTimeout(here.looking);
  const leaving = [...here.leaving];
  for (const [, { timer }] of leaving) clearTimeout(timer);
  here.leaving.clear();
  // Whoever went over to another process a moment ago is there.
  const elsewhere = await findOnline(
    house,
    leaving.map(([id]) => id),
  ).catch(() => new Set<AccountId>());
  for (const [id, { at }] of leaving) if (!elsewhere.has(id)) here.gone.set(id, at);
  for (const { accountId } of house.live.all()) here.gone.set(accountId, house.clock.now());
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

/** Shows how many are watched here, and how many have just gone. */
export const followPresence = (house: House): void =>
  house.metrics.followSeveral({
    name: 'maru_presence_accounts',
    help: 'Accounts in the presence of this process, by what they are: watched by somebody here, or just gone',
    label: 'state',
    read: () => {
      const { watchers, leaving } = presencesOf(house);
      return [
        ['watched', watchers.size],
        ['leaving', leaving.size],
      ];
    },
  });
