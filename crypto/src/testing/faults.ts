import { DeliveryError, type Delivery, type MemoryStore, type SecretStore } from '../room/index.ts';

/** The device has stopped at this point, and remembers only what is on its disk. */
export class Crash extends Error {
  constructor() {
    super('crash');
    this.name = 'Crash';
  }
}

/** What goes wrong, at which of the writes and calls of a device, counted from when it was planned. */
export interface Fault {
  at: number;
  /**
   * `before`, `after`: the device stops before or after the write or call is done. `lost`: a call is done and its answer
   * lost. `down`: a call is not done. `meanwhile`: somebody else acts first.
   */
  kind: 'before' | 'after' | 'lost' | 'down' | 'meanwhile';
  meanwhile?: () => Promise<void>;
}

/** Puts faults where a device writes and calls. */
export class FaultLine {
  crashes = 0;
  #fault: Fault | null = null;
  #passed = 0;

  plan(fault: Fault | null): void {
    this.#fault = fault;
    this.#passed = 0;
  }

  /** Each write and each call passes here. */
  async pass<Out>(work: () => Promise<Out>, isCall: boolean): Promise<Out> {
    const fault = this.#fault;
    if (!fault || this.#passed++ !== fault.at) return work();
    this.#fault = null;
    if (fault.kind === 'meanwhile') {
      await fault.meanwhile?.();
      return work();
    }
    if (fault.kind === 'before') throw this.#crash();
    if (isCall && fault.kind === 'down') throw new DeliveryError('offline');
    const out = await work();
    if (fault.kind === 'after') throw this.#crash();
    if (isCall && fault.kind === 'lost') throw new DeliveryError('offline');
    return out;
  }

  readonly store = (inner: MemoryStore): SecretStore => ({
    save: (change) => this.pass(() => inner.save(change), false),
    loadRoom: (roomId) => inner.loadRoom(roomId),
    listRoomIds: () => inner.listRoomIds(),
    listCreations: () => inner.listCreations(),
    findKeyPackage: (reference) => inner.findKeyPackage(reference),
    listKeyPackages: () => inner.listKeyPackages(),
    listPins: () => inner.listPins(),
  });

  readonly delivery = (inner: Delivery): Delivery => ({
    readLog: (...ask) => this.pass(() => inner.readLog(...ask), true),
    commit: (ask) => this.pass(() => inner.commit(ask), true),
    send: (ask) => this.pass(() => inner.send(ask), true),
    claimKeyPackages: (...ask) => this.pass(() => inner.claimKeyPackages(...ask), true),
    create: (ask) => this.pass(() => inner.create(ask), true),
    takeWelcomes: () => this.pass(() => inner.takeWelcomes(), true),
    joined: (...ask) => this.pass(() => inner.joined(...ask), true),
  });

  #crash(): Crash {
    this.crashes += 1;
    return new Crash();
  }
}
