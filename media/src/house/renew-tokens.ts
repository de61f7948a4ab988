import { signJoinToken } from '../signal/tokens.ts';
import type { MediaKey } from '../worker/calls.ts';
import type { Room } from '../room/room.ts';

const lookEveryMs = 30_000;
const renewAfterMs = 240_000;
const ttlSeconds = 600;

/** Gives those who are in a room a fresh token now and then, so that a line which breaks after an hour heals too. */
export function renewTokens(key: MediaKey, rooms: Map<string, Room>): () => void {
  const timer = setInterval(() => {
    for (const room of rooms.values()) void renewIn(key, room, performance.now());
  }, lookEveryMs);
  return () => clearInterval(timer);
}

async function renewIn(key: MediaKey, room: Room, nowMs: number): Promise<void> {
  for (const person of room.people.values()) {
    if (!person.mouth || nowMs - person.lastTokenMs < renewAfterMs) continue;
    person.lastTokenMs = nowMs;
    const { identity, name, metadata, role, token } = person;
    const hint = token.transportHint ? { transportHint: token.transportHint } : {};
    const who = { roomId: room.id, identity, role, ttlSeconds, name, metadata, ...hint };
    const fresh = await signJoinToken(key, who);
    // Whoever was let go meanwhile gets none.
    if (room.people.get(identity) === person) person.say({ case: 'refreshToken', value: fresh });
  }
}
