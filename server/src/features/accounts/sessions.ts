import { randomBytes } from 'node:crypto';
import { closeCodes, type AccountId, type DeviceId, type SessionId } from '@maru/contract';
import { LRUCache } from 'lru-cache';
import { v7 } from 'uuid';
import type { Queryable } from '../../platform/db/index.ts';
import type { Caller, FindCaller, House } from '../../platform/house.ts';
import { idleSince, oldestSession } from './idle.ts';
import { endDeviceOfSession } from './end-devices.ts';
import { readSpent, spendPresent } from './secret-store.ts';
import type { SessionNews } from './session-news.ts';
import { hashOfToken, overlapMs, settleMs } from './session-secrets.ts';
import {
  deleteSessions,
  insertSession,
  readSession,
  readSessionByToken,
  touchSessions,
  type FoundSession,
} from './store.ts';
import { readStandings } from './suspension-store.ts';

export type { SessionNews } from './session-news.ts';

/** How exact "last used" is. */
const touchEveryMs = 10 * 60_000;

/**
 * Opens a session and gives its token, which is kept nowhere: only its hash is. `proved` says that the person has just
 * shown who they are, so that what asks for proof does not ask at once again.
 */
export const openSession = async (
  house: House,
  db: Queryable,
  of: { accountId: AccountId; deviceId: DeviceId; client: string; proved: boolean },
): Promise<{ token: string; sessionId: SessionId }> => {
  const token = randomBytes(32).toString('base64url');
  const sessionId = v7() as SessionId;
  const at = house.clock.now();
  await insertSession(db, {
    session_id: sessionId,
    token_hash: hashOfToken(token),
    account_id: of.accountId,
    device_id: of.deviceId,
    client: of.client,
    created_at: at,
    last_used_at: at,
    proved_at: of.proved ? at : null,
  });
  return { token, sessionId };
};

/** How long it is remembered who a token belongs to. */
const rememberedMs = 60_000;

interface Remembered {
  caller: Caller;
  /** When it was looked up, by the clock of the house. */
  at: number;
}

// Who a token belongs to, for a short while; emptied when a session ends or a profile changes.
const known = new WeakMap<House, LRUCache<string, Remembered>>();

const cacheOf = (house: House): LRUCache<string, Remembered> => {
  let cache = known.get(house);
  if (!cache) known.set(house, (cache = new LRUCache({ max: 50_000, ttl: rememberedMs })));
  return cache;
};

/**
 * Finds who a token belongs to. One of two halves counts whole; where its session has never been halved, the second half
 * is a leftover of the browser's and the first counts.
 */
export const findCaller: FindCaller = async (house, token) => {
  const [first] = token.split('.');
  const caller = await findByToken(house, token);
  return caller ?? (first && first !== token ? findByToken(house, first) : undefined);
};

/** The session of a secret that was spent a moment ago. Whoever brings one later has a copy of it: the device is signed out. */
const findBySpent = async (house: House, hash: Buffer): Promise<FoundSession | undefined> => {
  const spent = await readSpent(house.db, hash);
  if (!spent) return undefined;
  const { account_id: accountId, session_id: sessionId, spent_at: spentAt } = spent;
  if (house.clock.now().getTime() - spentAt.getTime() < overlapMs) return readSession(house.db, sessionId);
  await endDeviceOfSession(house, { accountId, sessionId }, 'reused');
  return undefined;
};

/** The session of a token. A next secret that is brought along has arrived, and takes the place of the present one. */
const findSession = async (house: House, hash: Buffer): Promise<FoundSession | undefined> => {
  const row = await readSessionByToken(house.db, hash);
  if (!row) return findBySpent(house, hash);
  const now = house.clock.now();
  if (
    row.next_made_at &&
    row.next_hash?.equals(hash) &&
    now.getTime() - row.next_made_at.getTime() >= settleMs
  )
    await spendPresent(house.db, hash, now);
  return row;
};

/** Has nobody used it for too long, or is it as old as a session may get here? */
const isOver = (house: House, row: FoundSession): boolean => {
  const oldest = oldestSession(house);
  return row.last_used_at < idleSince(house) || (oldest !== undefined && row.created_at < oldest);
};

const findByToken: FindCaller = async (house, token) => {
  const hash = hashOfToken(token);
  const cache = cacheOf(house);
  const name = hash.toString('base64');
  const now = house.clock.now();
  const cached = cache.get(name);
  // While news of other processes is not heard, somebody may have been signed out there.
  if (cached && house.news.isUp() && now.getTime() - cached.at < rememberedMs) return cached.caller;
  const row = await findSession(house, hash);
  if (!row || isOver(house, row)) return undefined;
  if (now.getTime() - row.last_used_at.getTime() > touchEveryMs)
    await touchSessions(house.db, [row.session_id], now);
  const caller: Caller = {
    accountId: row.account_id,
    sessionId: row.session_id,
    deviceId: row.device_id,
    secretAt: row.next_hash?.equals(hash) ? (row.next_made_at as Date) : row.secret_made_at,
    guest: row.kind === 'guest',
    operator: row.operator,
    handle: row.handle,
    name: row.name,
    ...(row.reason !== null && { suspended: { reason: row.reason, endsAt: row.ends_at } }),
    ...(row.leaves_at && { leaving: { endsAt: row.leaves_at } }),
    ...(row.guarded && { guarded: true }),
  };
  cache.set(name, { caller, at: now.getTime() });
  return caller;
};

/** Somebody may have been signed out or kept out elsewhere while no news came through. */
const lookAgain = async (house: House): Promise<void> => {
  cacheOf(house).clear();
  const open = [...house.live.all()].map(({ sessionId }) => sessionId);
  const standings = await readStandings(house.db, open, house.clock.now());
  for (const sessionId of open) {
    const standing = standings.get(sessionId);
    if (!standing) house.live.disconnect({ sessionId }, closeCodes.signedOut, 'signed out');
    else if (standing.keptOut) house.live.disconnect({ sessionId }, closeCodes.keptOut, 'suspended');
  }
};

/** Sessions whose sockets are open are used, though nobody shows a token. Those of this process are noted. */
export const noteOpenSessions = async (house: House): Promise<void> => {
  const open = new Set([...house.live.all()].map(({ sessionId }) => sessionId));
  if (open.size > 0) await touchSessions(house.db, [...open], house.clock.now());
};

const rounds = new WeakMap<House, NodeJS.Timeout>();

/** Makes this process forget its rounds. */
export const stopRounds = (house: House): void => clearInterval(rounds.get(house));

/** Makes this process listen to session news, and note who is there. */
export const hearSessionNews = (house: House): void => {
  const round = setInterval(() => void noteOpenSessions(house).catch(() => undefined), touchEveryMs);
  rounds.set(house, round.unref());
  house.bus.subscribe('session.news', ({ accountId, sessionId, end, keptOut, renew }: SessionNews) => {
    const cache = cacheOf(house);
    for (const [name, { caller }] of cache.entries()) {
      if (caller.accountId === accountId && (!sessionId || caller.sessionId === sessionId))
        cache.delete(name);
    }
    if (end)
      house.live.disconnect(
        { accountId, ...(sessionId && { sessionId }) },
        closeCodes.signedOut,
        'signed out',
      );
    if (keptOut) house.live.disconnect({ accountId }, closeCodes.keptOut, 'suspended');
    if (renew) house.live.disconnect({ accountId }, closeCodes.moving, 'moving');
  });
  house.bus.subscribe('news.missed', () => void lookAgain(house).catch(() => undefined));
};

/** Ends all sessions of an account. */
export const endAllSessions = async (house: House, accountId: AccountId): Promise<void> => {
  await house.db.transaction(async (tx) => {
    await deleteSessions(tx, accountId);
    await house.news.tell(tx, 'session.news', { accountId, end: true } satisfies SessionNews);
  });
};
