import type { Pin } from '../identity/index.ts';
import type { Creation, RoomLine, RoomRecord, SecretStore, StoreChange, StoredKeyPackage } from './types.ts';

/** A store that forgets everything with the process: for tests, and where nothing may stay on a device. */
export class MemoryStore implements SecretStore {
  readonly rooms = new Map<string, RoomRecord>();
  readonly lines = new Map<string, RoomLine>();
  readonly keyPackages = new Map<string, StoredKeyPackage>();
  readonly creations = new Map<string, Creation>();
  readonly pins = new Map<string, Pin>();

  async save(change: StoreChange): Promise<void> {
    if (change.room) this.rooms.set(change.room.roomId, change.room);
    for (const line of change.lines ?? []) this.lines.set(`${line.roomId} ${line.seq}`, line);
    for (const { roomId, seq } of change.erase ?? []) this.lines.delete(`${roomId} ${seq}`);
    for (const one of change.addKeyPackages ?? []) this.keyPackages.set(one.reference, one);
    for (const reference of change.dropKeyPackages ?? []) this.keyPackages.delete(reference);
    if (change.creation) this.creations.set(change.creation.key, change.creation);
    if (change.dropCreation !== undefined) this.creations.delete(change.dropCreation);
    for (const pin of change.pins ?? []) this.pins.set(pin.accountId, pin);
  }

  async loadRoom(roomId: string): Promise<RoomRecord | null> {
    return this.rooms.get(roomId) ?? null;
  }

  async listRoomIds(): Promise<string[]> {
    return [...this.rooms.keys()];
  }

  async listCreations(): Promise<Creation[]> {
    return [...this.creations.values()];
  }

  async findKeyPackage(reference: string): Promise<StoredKeyPackage | null> {
    return this.keyPackages.get(reference) ?? null;
  }

  async listKeyPackages(): Promise<StoredKeyPackage[]> {
    return [...this.keyPackages.values()];
  }

  async listPins(): Promise<Pin[]> {
    return [...this.pins.values()];
  }

  /** The lines of a room, in their order. */
  listLines(roomId: string): RoomLine[] {
    return [...this.lines.values()]
      .filter((line) => line.roomId === roomId)
      .sort((one, other) => one.seq - other.seq);
  }
}
