import { createClient, RefusalError, type SocketMaker } from '@maru/client';
import type {
  AccountId,
  Entry,
  InputOf,
  LogName,
  MethodName,
  OutputOf,
  RefusalCode,
  Welcome,
} from '@maru/contract';
import { howToCall } from '@maru/contract';
import { closeTexts, holdLock, openTexts, storeLock } from '../lock/index.ts';
import { joinTabLine, type Road, type TabLine, type TabNote } from '../connection/index.ts';
import { startOutbox, type Outbox } from '../outbox/index.ts';
import {
  cachedTables,
  isSealedStore,
  openLocalStore,
  startWriteBehind,
  wipeLocalStore,
  type CachedTable,
  type LocalStore,
  type StoreWrite,
  type WriteBehind,
} from '../store/index.ts';
import type { FeatureData } from './feature-data.ts';
import { lineStore } from './line-state.ts';

/** What is open while somebody is signed in. */
interface Session {
  me: AccountId;
  store: LocalStore;
  writes: WriteBehind;
  line: TabLine;
  outbox: Outbox;
  /** Says that the store is no longer open here. */
  letGo: () => void;
}

interface SessionOptions {
  url?: string;
  WebSocket?: SocketMaker;
  /** The host no longer knows this session. */
  onSignedOut: () => void;
  /** An operator keeps the account out for now. */
  onKeptOut: () => void;
}

let features: readonly FeatureData[] = [];
let road: Road | undefined;
let session: Session | undefined;
let waitingEntries: Entry[] = [];

const hostUrl = (): string => globalThis.location?.origin ?? 'http://localhost';

/** Names the features that take part, in the order in which they depend on each other. */
export const registerFeatures = (all: readonly FeatureData[]): void => {
  features = all;
};

/** Names what some calls and entries pass through, from the next session on. */
export const registerRoad = (next: Road): void => {
  road = next;
};

const refusedListeners = new Set<(code: RefusalCode) => void>();

/** Calls back with every refusal: some say that this host has begun to ask something of the account. */
export const onRefused = (listener: (code: RefusalCode) => void): void => void refusedListeners.add(listener);

const tellRefused = (error: unknown): void => {
  if (error instanceof RefusalError) for (const listener of refusedListeners) listener(error.code);
};

/** Calls a method: over the shared line when somebody is signed in, else over HTTP. */
export const call = <Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
  if (!session || howToCall(name).anyone) return callOverHttp(name, input);
  const answer = session.line.call(name, input);
  answer.catch(tellRefused);
  return answer;
};

/** Calls over HTTP, which is what may set or clear the session cookie. */
export const callOverHttp = <Name extends MethodName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> => createClient({ url: hostUrl() }).callOverHttp(name, input);

/** Keeps rows in the local store, soon; followers leave what all tabs know to the leader. */
export const keep = (writes: readonly StoreWrite[]): void => {
  if (session?.line.isLeader()) session.writes.add(writes);
};

/** Keeps rows that only this tab has, whoever leads. */
export const keepThroughLeader = (writes: StoreWrite[]): void => {
  if (session?.line.isLeader()) session.writes.add(writes);
  else session?.line.sendWrites(writes);
};

/** Empties tables before what `keep` brings next. */
export const clearKept = (tables: readonly CachedTable[]): void => {
  if (session?.line.isLeader()) session.writes.clear(tables);
};

export const localStore = (): LocalStore | undefined => session?.store;
export const outbox = (): Outbox | undefined => session?.outbox;
/** Whether this tab holds the line of all tabs. */
export const isLeader = (): boolean => session?.line.isLeader() ?? false;
export const myId = (): AccountId | undefined => session?.me;
export const trackLog = (log: LogName, afterSeq: number): void => session?.line.track(log, afterSeq);
export const untrackLog = (log: LogName): void => session?.line.untrack(log);
export const wakeLine = (): void => session?.line.wake();
export const tellTabs = (note: TabNote): void => session?.line.tell(note);

const foldEntries = (): void => {
  const entries = waitingEntries;
  waitingEntries = [];
  if (entries.length === 0 || !session) return;
  for (const feature of features) feature.applyEntries?.(entries);
  keepAccountCursor(session);
};

const takeEntry = (entry: Entry): void => {
  waitingEntries.push(entry);
  if (waitingEntries.length === 1) queueMicrotask(foldEntries);
};

const keepAccountCursor = ({ me, line }: Session): void => {
  const value = line.cursors()[`account:${me}`];
  if (value !== undefined) {
    keep([{ table: 'meta', key: 'cursor', put: { name: 'cursor', value } }]);
  }
};

const takeWelcome = (welcome: Welcome, onSignedOut: () => void): void => {
  if (!session) return;
  if (welcome.account.id !== session.me) return onSignedOut();
  const log: LogName = `account:${session.me}`;
  if (session.line.cursors()[log] === undefined) session.line.track(log, welcome.accountSeq);
  keep([{ table: 'meta', key: 'epoch', put: { name: 'epoch', value: welcome.epoch } }]);
  keepAccountCursor(session);
  for (const feature of features) feature.onWelcome?.(welcome);
  session.outbox.flush();
};

const takeNote = (note: TabNote, onSignedOut: () => void): void => {
  if (note.kind === 'signedOut') return onSignedOut();
  session?.outbox.hear(note);
  for (const feature of features) feature.onNote?.(note);
};

const takeEpoch = (): void => {
  session?.writes.clear(cachedTables);
  for (const feature of features) feature.onEpochChanged?.();
};

const takeLead = (): void => {
  for (const feature of features) feature.onLead?.();
  session?.outbox.flush();
};

const openFeatures = async (store: LocalStore, me: AccountId): Promise<void> => {
  // A store that cannot be read leaves the state empty; the host fills it after the welcome.
  for (const feature of features) await feature.open?.(store, me).catch(() => {});
};

/** What lies in the local storage of a device without a lock lies in the store where there is one. */
const openKeptTexts = async (store: LocalStore): Promise<void> => {
  if (!isSealedStore(store)) return;
  await openTexts({
    list: () => store.texts.toArray(),
    put: (name, text) => store.texts.put({ name, text }),
    remove: (name) => store.texts.delete(name),
  });
};

const readMeta = async (store: LocalStore, name: string): Promise<unknown> =>
  (await store.meta.get(name).catch(() => undefined))?.value;

/** Opens what this device keeps of an account, then the line. Does nothing when that account is open already. */
export const openSession = async (me: AccountId, options: SessionOptions): Promise<void> => {
  if (session?.me === me) return;
  if (session) await closeSession();
  const store = openLocalStore(me);
  const { letGo } = holdLock(storeLock(me));
  await openKeptTexts(store);
  const writes = startWriteBehind(store);
  const [epoch, cursor] = [await readMeta(store, 'epoch'), await readMeta(store, 'cursor')];
  await openFeatures(store, me);
  const line = joinTabLine({
    accountId: me,
    url: options.url ?? hostUrl(),
    ...(typeof epoch === 'string' ? { epoch } : {}),
    ...(options.WebSocket ? { WebSocket: options.WebSocket } : {}),
    ...(road ? { road } : {}),
    onEntry: takeEntry,
    onSignal: (signal) => {
      for (const feature of features) feature.applySignal?.(signal);
    },
    onState: (state) => {
      lineStore.setState({ line: state });
      if (state === 'signedOut') options.onSignedOut();
      if (state === 'keptOut') options.onKeptOut();
    },
    onWelcome: (welcome) => takeWelcome(welcome, options.onSignedOut),
    onEpochChanged: takeEpoch,
    onLead: takeLead,
    onWrites: (rows) => session?.writes.add(rows),
    onNote: (note) => takeNote(note, options.onSignedOut),
  });
  if (typeof cursor === 'number') line.track(`account:${me}`, cursor);
  session = { me, store, writes, line, outbox: startOutbox({ store, line }), letGo };
  lineStore.setState({ line: line.state() });
  for (const feature of features) feature.opened?.();
  await session.outbox.load();
};

/** Whether something is under way in this tab that closing the session would end for good. */
export const isBusy = (): boolean => features.some((feature) => feature.isBusy?.() === true);

/** Closes the session; `wipe` leaves nothing of the account on this device. */
export const closeSession = async ({ wipe = false } = {}): Promise<void> => {
  if (session && !wipe) {
    for (const feature of features) await feature.putAway?.().catch(() => {});
  }
  const old = session;
  session = undefined;
  waitingEntries = [];
  if (!old) return;
  old.outbox.stop();
  old.line.close();
  for (const feature of features) await feature.close?.().catch(() => {});
  if (wipe) old.writes.stop();
  else await old.writes.flush();
  old.store.close();
  old.letGo();
  closeTexts();
  if (wipe) await wipeLocalStore(old.me).catch(() => {});
  lineStore.setState({ line: 'idle' });
  for (const feature of [...features].reverse()) feature.reset?.();
};
