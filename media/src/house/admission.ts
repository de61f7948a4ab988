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

function isFull({ limits, health }: House): boolean {
  const { outPps, outMbps, people } = health();
  return people >= limits.maxPeers || outPps >= limits.maxPacketsPerSecond || outMbps >= limits.maxEgressMbps;
}
