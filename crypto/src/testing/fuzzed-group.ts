import { sameBytes, toHex, utf8 } from '../bytes/bytes.ts';
import { newGroupId, type GroupState } from '../engine/index.ts';
import { inviteDevice, makeDevice, type PlayedDevice } from './make-device.ts';
import { randomOf } from './random.ts';

const most = 14;

interface Seat {
  device: PlayedDevice;
  state: GroupState;
}

/** A group in which anybody does anything: the same for the same seed but for its keys. Throws where something does not hold. */
export class FuzzedGroup {
  readonly #random: ReturnType<typeof randomOf>;
  #seats: Seat[] = [];
  readonly #gone: Seat[] = [];
  #made = 0;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  async begin() {
    const device = await this.#newDevice();
    this.#seats = [{ device, state: await device.engine.createGroup(newGroupId()) }];
  }

  /** One commit by anybody: returns what it was, for the message when something goes wrong. */
  async step(): Promise<string> {
    const random = this.#random;
    const actor = random.pick(this.#seats);
    const others = this.#seats.filter((seat) => seat !== actor);
    const wish = random.pick(['add', 'add', 'remove', 'mixed', 'update'] as const);
    const adds = wish === 'add' || wish === 'mixed' ? 1 + random.below(3) : 0;
    const room = Math.max(0, Math.min(adds, most - this.#seats.length));
    const removes = wish === 'remove' || wish === 'mixed' ? random.some(others, 1 + random.below(3)) : [];
    await this.#commit(actor, room, removes);
    return `${wish} +${room} -${removes.length} by ${actor.device.deviceId}`;
  }

  async #commit(actor: Seat, adds: number, removes: readonly Seat[]) {
    const { engine } = actor.device;
    const leafOf = new Map(engine.members(actor.state).map((one) => [one.deviceId, one.leaf]));
    const remove = removes.map(({ device }) => leafOf.get(device.deviceId)!);
    const joining: PlayedDevice[] = [];
    for (let n = 0; n < adds; n++) joining.push(await this.#newDevice());
    const invited = await Promise.all(joining.map(inviteDevice));
    const made = await engine.commit(actor.state, { add: invited.map(({ add }) => add), remove });
    must(made.heals === (remove.length > 0 || adds === 0), 'a path where one is due');
    must(
      made.removed.every(({ deviceId }) => removes.some(({ device }) => device.deviceId === deviceId)),
      'removed whom it should',
    );
    for (const seat of this.#seats) {
      if (seat === actor) continue;
      const taken = await seat.device.engine.processCommit(seat.state, made.commit);
      must((taken.kind === 'removed') === removes.includes(seat), 'told who is removed');
      if (taken.kind === 'advanced') seat.state = taken.state;
    }
    actor.state = made.state;
    this.#gone.push(...removes);
    this.#seats = this.#seats.filter((seat) => !removes.includes(seat));
    for (const [index, { join }] of invited.entries()) {
      this.#seats.push({ device: joining[index]!, state: await join(made.welcome!) });
    }
  }

  /** All agree on epoch and members; a few say something that all others hear and the removed do not. */
  async check() {
    const known = this.#seats.map(({ device, state }) => {
      const members = device.engine.members(state).map(({ leaf, deviceId }) => `${leaf} ${deviceId}`);
      return [toHex(device.engine.epochAuthenticator(state)), ...members].join();
    });
    must(new Set(known).size === 1, 'all agree');
    // As after a restart: read from the bytes alone.
    for (const seat of this.#random.some(this.#seats, 4)) seat.state = seat.state.slice();
    for (const speaker of this.#random.some(this.#seats, 2)) await this.#say(speaker);
  }

  async #say(speaker: Seat) {
    const said = utf8(`${speaker.device.deviceId} says ${this.#random.below(1_000_000)}`);
    const { state, message } = await speaker.device.engine.encrypt(speaker.state, said, new Uint8Array(32));
    speaker.state = state;
    for (const seat of this.#seats) {
      if (seat === speaker) continue;
      const opened = await seat.device.engine.decrypt(seat.state, message);
      must(sameBytes(opened.payload, said), 'heard what was said');
      must(opened.sender.deviceId === speaker.device.deviceId, 'heard by whom');
      seat.state = opened.state;
    }
    for (const { device, state: left } of this.#gone) {
      const heard = await device.engine.decrypt(left, message).catch(() => undefined);
      must(!heard, `${device.deviceId} is out and hears nothing`);
    }
  }

  #newDevice() {
    this.#made += 1;
    return makeDevice(`person-${this.#made}`);
  }
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`does not hold: ${what}`);
}
