import type { GroupMember } from '../engine/index.ts';
import { acceptOtherKey, judgeKey, noteOtherKey, pinFirst } from '../identity/index.ts';
import { sameBytes } from '../bytes/bytes.ts';
import type { Pin } from '../identity/index.ts';

/** Whose keys are pinned on this device: in memory, with what is not on the disk yet. */
export class PinBook {
  readonly #pins = new Map<string, Pin>();
  readonly #unsaved = new Map<string, Pin>();
  /** The newest key of each account that was not trusted. */
  readonly #refused = new Map<string, Uint8Array>();
  readonly #own: { accountId: string; identityKey: Uint8Array };

  constructor(own: { accountId: string; identityKey: Uint8Array }) {
    this.#own = own;
  }

  /** Takes in what the store has. */
  load(pins: readonly Pin[]): void {
    for (const pin of pins) this.#pins.set(pin.accountId, pin);
  }

  find(accountId: string): Pin | undefined {
    return this.#pins.get(accountId);
  }

  /** What an engine asks about every leaf: the pinned key, or any key of somebody without a pin. Mine is known. */
  readonly trust = (accountId: string, identityKey: Uint8Array): boolean => {
    const trusted =
      accountId === this.#own.accountId
        ? sameBytes(identityKey, this.#own.identityKey)
        : judgeKey(this.#pins.get(accountId), identityKey) !== 'changed';
    if (!trusted) this.#refused.set(accountId, identityKey.slice());
    return trusted;
  };

  /** Pins those who are seen for the first time. */
  see(members: readonly Pick<GroupMember, 'accountId' | 'identityKey'>[], now: number): void {
    for (const { accountId, identityKey } of members) {
      if (accountId === this.#own.accountId || this.#pins.has(accountId)) continue;
      this.put(pinFirst(accountId, identityKey, now));
    }
  }

  /** Notes the key of an account that was refused a moment ago. True where nobody has been told of it yet. */
  noteRefused(accountId: string): boolean {
    const refused = this.#refused.get(accountId);
    const pin = this.#pins.get(accountId);
    if (!refused || !pin || (pin.changedTo && sameBytes(pin.changedTo, refused))) return false;
    this.put(noteOtherKey(pin, refused));
    return true;
  }

  /** Pins the new key of an account. False where that is not the key that was noted. */
  accept(accountId: string, identityKey: Uint8Array, now: number): boolean {
    const pin = this.#pins.get(accountId);
    const accepted = pin && acceptOtherKey(pin, identityKey, now);
    if (accepted) this.put(accepted);
    return accepted !== undefined;
  }

  /** Puts a pin in the place of the one before, to be saved with the next change. */
  put(pin: Pin): void {
    this.#pins.set(pin.accountId, pin);
    this.#unsaved.set(pin.accountId, pin);
  }

  /** What the next change of the store is to take along. */
  unsaved(): Pin[] {
    return [...this.#unsaved.values()];
  }

  /** These are on the disk now. */
  saved(pins: readonly Pin[]): void {
    for (const pin of pins) if (this.#unsaved.get(pin.accountId) === pin) this.#unsaved.delete(pin.accountId);
  }
}
