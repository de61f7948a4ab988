import { signJoinToken, type MediaKey } from '@maru/media';
import type { RoomServiceClient } from 'livekit-server-sdk';
import { MediaTrouble, type JoinPass, type JoinWish, type RoomWish } from '../engine.ts';
import type { LivekitNeeds } from './needs.ts';
import type { RoomWatch } from './room-watch.ts';

/** A room that nobody has come to goes after this, and one that all have left: a call closes its room itself. */
const emptySeconds = 600;

/** Makes rooms, and gives passes into them. */
export const letIn = (
  { config, clock, iceServers }: LivekitNeeds,
  { rooms, watch, key }: { rooms: RoomServiceClient; watch: RoomWatch; key: MediaKey },
) => ({
  async openRoom({ roomId, kind, maxPeople }: RoomWish): Promise<void> {
    if (watch.knows(roomId)) return;
    const open = await rooms.listRooms();
    if (!open.some(({ name }) => name === roomId)) {
      const people = open.reduce((total, { numParticipants }) => total + numParticipants, 0);
      if (open.length >= config.mediaMaxRooms || people >= config.mediaMaxPeople)
        throw new MediaTrouble('full', 'As many calls are under way as this host takes.');
      await rooms.createRoom({
        name: roomId,
        metadata: kind,
        maxParticipants: maxPeople,
        emptyTimeout: emptySeconds,
        departureTimeout: emptySeconds,
      });
    }
    watch.begin(roomId);
  },
  async issueJoin({ roomId, identity, role, ttlSeconds = 600 }: JoinWish): Promise<JoinPass> {
    const [room] = await rooms.listRooms([roomId]);
    if (!room) throw new MediaTrouble('noRoom', 'There is no such room.');
    watch.begin(roomId);
    // The number that LiveKit gives with a room lags behind.
    const there = await watch.listPeople(roomId);
    if (there.length >= room.maxParticipants && !there.some((one) => one.identity === identity))
      throw new MediaTrouble('full', 'This call is full.');
    watch.admit(roomId, identity);
    const token = await signJoinToken(key, { roomId, identity, role, ttlSeconds });
    const expiresAt = new Date(clock.now().getTime() + ttlSeconds * 1_000);
    return { url: config.livekitUrl as string, token, iceServers: iceServers(identity), expiresAt };
  },
});
