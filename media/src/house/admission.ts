import { readJoinToken, type JoinToken } from '../signal/tokens.ts';
import type { TurnedAway } from '../signal/start-signal.ts';
import type { MediaHealth, MediaLimits, MediaWorkerOptions } from '../worker/calls.ts';
import type { Room } from '../room/room.ts';

const tokenFaults = {
  missing: 'tokenMissing',
  forged: 'tokenForged',
  expired: 'tokenExpired',
  otherRoom: 'tokenOfOtherRoom',
} as const;

const unmeasuredMs = 3_000;

/** What the decision looks at. */
export type House = {
  key: MediaWorkerOptions['key'];
  limits: MediaLimits;
  rooms: Map<string, Room>;
  health(): Pick<MediaHealth, 'outPps' | 'outMbps' | 'people'>;
};

/** Whether somebody comes in: by their token, by the room, and by what this worker still bears. */
export async function admit(
  house: House,
  tokenText: string | undefined,
): Promise<{ token: JoinToken } | TurnedAway> {
  const read = await readJoinToken(house.key, tokenText);
  if ('fault' in read) return { status: 401, code: tokenFaults[read.fault] };
  const { token } = read;
  const room = house.rooms.get(token.room);
  if (!room) return { status: 403, code: 'noSuchRoom' };
  const fault = room.whyNotJoin(
    token.identity,
    token.issuedAtMs,
    room.roleOf(token.identity, token.issuedAtMs, token.role),
  );
  if (fault) return { status: 403, code: fault };
  // Whoever is in already and only comes back is not one more.
  if (!room.people.has(token.identity) && isFull(house)) return { status: 403, code: 'full' };
  return { token };
}

/** Those who have come in just now are in no figure yet: each counts as much as the others do on average. */
function isFull({ limits, rooms, health }: House): boolean {
  const { outPps, outMbps, people } = health();
  const nowMs = performance.now();
  const all = [...rooms.values()].flatMap((room) => [...room.people.values()]);
  const fresh = all.filter(({ joinedMs }) => nowMs - joinedMs < unmeasuredMs).length;
  const grown = all.length > fresh ? all.length / (all.length - fresh) : 1;
  return (
    people >= limits.maxPeers ||
    outPps * grown >= limits.maxPacketsPerSecond ||
    outMbps * grown >= limits.maxEgressMbps
  );
}
