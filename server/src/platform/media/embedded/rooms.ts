import type { MediaWorker } from '@maru/media';
import type { RoomWish, Role } from '../engine.ts';
import type { WorkerSlot } from './worker-slot.ts';

/** A room as the host knows it: enough to make it anew when its worker dies. */
export interface Room {
  wish: RoomWish;
  slot: WorkerSlot;
  /** The worker that carries it, once it stands there. */
  standing: Promise<MediaWorker>;
  people: Set<string>;
  /** Sent out, and not asked in again since. */
  removed: Set<string>;
  /** Roles that were changed since a pass was given. */
  roles: Map<string, Role>;
  /** Since when nobody is in. */
  emptySince: number | undefined;
}

/** Makes a room on the worker of its slot, with what is to hold there. */
export const standUp = async (room: Omit<Room, 'standing'>): Promise<MediaWorker> => {
  const { roomId, kind, maxPublishers, maxPeople } = room.wish;
  const worker = await room.slot.open();
  await worker.openRoom({ roomId, kind, maxPublishers, maxViewers: maxPeople });
  for (const identity of room.removed) await worker.remove(roomId, identity).catch(() => undefined);
  return worker;
};
