import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import { dropLease, readHolder, takeLease } from './lease-store.ts';

const name = 'media';
/** How long it lasts when nobody renews it. */
const leaseMs = 5_000;
const renewMs = 1_000;
/** Its holder stops before others may begin: by its own watch, from before it asked. */
const surelyMs = 4_000;
/** How long it is remembered who has it. */
const rememberedMs = 500;

/** What the lease needs to know of its process. */
export interface LeaseNeeds {
  db: Db;
  /** May this process have it? */
  isCandidate: boolean;
  /** Where others reach this process; undefined as long as its doors are shut. */
  address: () => string | undefined;
  /** It is lost: somebody else may have it now. */
  onLost: () => void;
}

/** Which process of a host carries the calls: one of those that may, until it ends or falls silent. */
export class MediaLease {
  private readonly holder = randomUUID();
  private readonly needs: LeaseNeeds;
  private sureUntil = 0;
  private timer: NodeJS.Timeout | undefined;
  private taking: Promise<void> | undefined;
  private known: { at: number; address: Promise<string | undefined> } | undefined;

  constructor(needs: LeaseNeeds) {
    this.needs = needs;
  }

  isMine(): boolean {
    return performance.now() < this.sureUntil;
  }

  /** Takes it where nobody has it, and keeps it. */
  async begin(): Promise<void> {
    if (!this.needs.isCandidate || this.timer) return;
    this.timer = setInterval(() => void this.take(), renewMs).unref();
    await this.take();
  }

  /** Where the process is reached that has it, this one or another. */
  async find(): Promise<string | undefined> {
    if (!this.isMine() && this.needs.isCandidate) await this.take();
    const { known } = this;
    if (known && performance.now() - known.at < rememberedMs) return known.address;
    const address = readHolder(this.needs.db, name);
    this.known = { at: performance.now(), address };
    address.catch(() => (this.known = undefined));
    return address;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.taking;
    const wasMine = this.isMine();
    this.sureUntil = 0;
    if (wasMine) await dropLease(this.needs.db, name, this.holder).catch(() => undefined);
  }

  private take(): Promise<void> {
    this.taking ??= this.ask().finally(() => (this.taking = undefined));
    return this.taking;
  }

  private async ask(): Promise<void> {
    const address = this.needs.address();
    if (address === undefined) return;
    const wasMine = this.sureUntil > 0;
    const began = performance.now();
    try {
      const isMine = await takeLease(this.needs.db, { name, holder: this.holder, address, forMs: leaseMs });
      this.sureUntil = isMine ? began + surelyMs : 0;
    } catch {
      // The database is away: whoever has it keeps it for as long as it is sure of it.
      if (this.isMine()) return;
      this.sureUntil = 0;
    }
    if (wasMine && this.sureUntil === 0) this.needs.onLost();
  }
}
