import type { GroupMember } from '../engine/index.ts';
import type { PayloadDraft } from '../payload/index.ts';
import { utf8 } from '../bytes/bytes.ts';
import type { Room } from './api.ts';
import { claimFor, type ClaimedPackage } from './claim-packages.ts';
import { commitToRoom, decidePending, removeDue } from './commit-to-room.ts';
import type { RoomEntry } from './delivery.ts';
import { RoomError } from './events.ts';
import { Queue } from './queue.ts';
import { RoomCore } from './room-core.ts';
import type { RoomParts } from './room-parts.ts';
import { isDevice, isHealingDue, withWaiting } from './rules.ts';
import { discardFromRoom, flushRoom, sendToRoom, type Place } from './send-to-room.ts';
import type { RoomEnd, RoomKind, RoomRecord, RoomStatus, SendOptions } from './types.ts';

/** A secret room of this device: its log in, what is said out (see `Room`). */
export class RoomController implements Room {
  readonly #core: RoomCore;
  readonly #queue = new Queue();

  constructor(parts: RoomParts, record: RoomRecord) {
    this.#core = new RoomCore(parts, record);
  }

  get roomId(): string {
    return this.#core.record.roomId;
  }

  get kind(): RoomKind {
    return this.#core.record.kind;
  }

  get status(): RoomStatus {
    return this.#core.record.status;
  }

  get cursor(): number {
    return this.#core.record.cursor;
  }

  get record(): RoomRecord {
    return this.#core.record;
  }

  members(): GroupMember[] {
    const { state } = this.record;
    return state ? this.#engine.members(state) : [];
  }

  epochAuthenticator(): Uint8Array | null {
    const { state } = this.record;
    return state && this.#engine.epochAuthenticator(state);
  }

  async exporter(label: string, length: number): Promise<Uint8Array> {
    return this.#engine.exporter(this.#core.requireState(), { label, context: utf8(''), length });
  }

  sync(entries?: readonly RoomEntry[]): Promise<void> {
    return this.#queue.run(async () => {
      await (entries ? this.#core.take(entries) : this.#core.readToEnd());
      // What waits was decided by what has been read, or has to be asked about again.
      if (!entries && this.status.kind === 'ready') await decidePending(this.#core);
    });
  }

  send(draft: PayloadDraft, options: SendOptions): Promise<Place> {
    return this.#queue.run(() => sendToRoom(this.#core, draft, options));
  }

  flush(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.record.outbox.length === 0) return;
      await decidePending(this.#core);
      await removeDue(this.#core);
      await flushRoom(this.#core);
    });
  }

  discard(key: string): Promise<boolean> {
    return this.#queue.run(() => discardFromRoom(this.#core, key));
  }

  addMembers(accountIds: readonly string[]): Promise<{ asked: readonly string[] }> {
    return this.#queue.run(async () => {
      this.#core.requireState();
      await this.#core.readToEnd();
      // Whoever left and comes back has to be out before they can be in.
      await removeDue(this.#core);
      const { packages, asked } = await claimFor(this.#core.parts, { accountIds, kind: this.kind });
      await this.#noteInvited(asked);
      const added = accountIds.filter((id) => !asked.includes(id));
      await this.#add(packages, added);
      return { asked };
    });
  }

  invite(accountIds: readonly string[]): Promise<void> {
    return this.#queue.run(async () => {
      this.#core.requireState();
      await this.#noteInvited(accountIds);
    });
  }

  removeMembers(accountIds: readonly string[]): Promise<void> {
    return this.#queue.run(() =>
      commitToRoom(this.#core, (members) => {
        const remove = members.filter(({ accountId }) => accountIds.includes(accountId));
        const left = [...new Set(remove.map(({ accountId }) => accountId))];
        return remove.length === 0 ? null : { remove: remove.map(({ leaf }) => leaf), removeMemberIds: left };
      }),
    );
  }

  addOwnDevices(deviceIds: readonly string[]): Promise<void> {
    return this.#queue.run(async () => {
      if (this.status.kind === 'ended') return;
      const { accountId } = this.#core.parts.me;
      const add = deviceIds.reduce(
        (duties, deviceId) =>
          withWaiting({ ...this.record, duties }, { accountId, deviceId }, this.members()),
        this.record.duties,
      );
      if (add !== this.record.duties) await this.#core.save({ duties: add });
      await this.#addDue();
    });
  }

  heal(): Promise<void> {
    return this.#queue.run(async () => {
      this.#core.requireState();
      await this.#core.save({ duties: { ...this.record.duties, heal: true } });
      await this.#healDue();
    });
  }

  settle(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.status.kind !== 'ready') return;
      await decidePending(this.#core);
      await removeDue(this.#core);
      await this.#addDue();
      await this.#healDue();
    });
  }

  hasDuties(): boolean {
    const { duties, pending, status } = this.record;
    if (status.kind !== 'ready') return false;
    const due = duties.remove.length + duties.add.length > 0 || pending !== null;
    return due || isHealingDue(this.record, this.#core.parts.now());
  }

  end(why: RoomEnd): Promise<void> {
    return this.#queue.run(() => this.#core.end(why));
  }

  get #engine() {
    return this.#core.parts.engine;
  }

  async #addDue(): Promise<void> {
    const devices = this.record.duties.add;
    if (devices.length === 0) return;
    const accountIds = [...new Set(devices.map(({ accountId }) => accountId))];
    try {
      const { packages } = await claimFor(this.#core.parts, { accountIds, kind: this.kind, devices });
      await this.#add(packages, []);
    } catch (error) {
      // A person has to look at a new key before; the device says again that it waits.
      if (!(error instanceof RoomError) || error.code !== 'key_changed') throw error;
    }
    // Whoever had no key package is gone again. Those who have come to wait meanwhile stay.
    const { duties } = this.record;
    const add = duties.add.filter((one) => !devices.some((done) => isDevice(one, done)));
    if (this.status.kind !== 'ended') await this.#core.save({ duties: { ...duties, add } });
  }

  async #noteInvited(accountIds: readonly string[]): Promise<void> {
    const fresh = accountIds.filter((id) => !this.record.invited.includes(id));
    if (fresh.length > 0) await this.#core.save({ invited: [...this.record.invited, ...fresh] });
  }

  #add(packages: readonly ClaimedPackage[], addMemberIds: readonly string[]): Promise<void> {
    return commitToRoom(this.#core, (members) => {
      const add = packages.filter((one) => !members.some((member) => isDevice(member, one)));
      return add.length === 0 ? null : { add, addMemberIds };
    });
  }

  async #healDue(): Promise<void> {
    const { now } = this.#core.parts;
    if (!isHealingDue(this.record, now())) return;
    await commitToRoom(this.#core, () => (isHealingDue(this.record, now()) ? {} : null));
  }
}
