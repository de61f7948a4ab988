import { createHash, randomBytes } from 'node:crypto';
import { closeCodes, type AccountId, type DeviceId, type SessionId } from '@maru/contract';
import { LRUCache } from 'lru-cache';
import { v7 } from 'uuid';
import type { Queryable } from '../../platform/db/index.ts';
import type { Caller, FindCaller, House } from '../../platform/house.ts';
import { idleSince } from './idle.ts';
import type { SessionNews } from './session-news.ts';
import { deleteSessions, insertSession, readSessionByToken, touchSessions, updateToken } from './store.ts';
import { readStandings } from './suspension-store.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

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
    token_hash: hashOf(token),
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

const findByToken: FindCaller = async (house, token) => {
  const hash = hashOf(token);
  const cache = cacheOf(house);
  const name = hash.toString('base64');
  const now = house.clock.now();
  const cached = cache.get(name);
  if (cached && now.getTime() - cached.at < rememberedMs) return cached.caller;
  const row = await readSessionByToken(house.db, hash);
  if (!row || row.last_used_at < idleSince(house)) return undefined;
  if (now.getTime() - row.last_used_at.getTime() > touchEveryMs)
    await touchSessions(house.db, [row.session_id], now);
  const caller: Caller = {
    accountId: row.account_id,
    sessionId: row.session_id,
    deviceId: row.device_id,
    guest: row.kind === 'guest',
    operator: row.operator,
    handle: row.handle,
    name: row.name,
    ...(row.reason !== null && { suspended: { reason: row.reason, endsAt: row.ends_at } }),
    ...(row.leaves_at && { leaving: { endsAt: row.leaves_at } }),
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

/** Makes this process listen to session news. */
export const hearSessionNews = (house: House): void => {
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

/**
 * Makes the token of a session one of two halves, or whole again. The cookie that holds the first half stays as it is, so
 * that an answer that is lost loses nobody their session: the two together and, until then, the first alone are good.
 */
export const changeToken = async (
  house: House,
  { accountId, sessionId }: Pick<Caller, 'accountId' | 'sessionId'>,
  token: string,
): Promise<void> => {
  await updateToken(house.db, sessionId, hashOf(token));
  cacheOf(house).clear();
  house.bus.publish('session.news', { accountId, sessionId, end: false } satisfies SessionNews);
};

/** Ends all sessions of an account. */
export const endAllSessions = async (house: House, accountId: AccountId): Promise<void> => {
  await house.db.transaction(async (tx) => {
    await deleteSessions(tx, accountId);
    await house.news.tell(tx, 'session.news', { accountId, end: true } satisfies SessionNews);
  });
};
