import type { AccountId, ChatId, DeviceId } from '@maru/contract';

/** A cell of the picture of keys: one of eight colours, one of four shapes. */
export interface KeyCell {
  readonly colour: number;
  readonly shape: number;
}

/** What keys look like: the same picture and the same digits on both sides exactly when the keys are the same. */
export interface KeyPrint {
  /** Twelve groups of five digits. */
  readonly digits: readonly string[];
  /** 49 cells, row by row. */
  readonly cells: readonly KeyCell[];
}

/** How far I trust somebody's keys: `changed` had been verified, or used, and are no longer the same. */
export type KeyTrust = 'unchecked' | 'verified' | 'changed';

/** The keys of one other person of a secret room. */
export interface PersonKeys {
  readonly accountId: AccountId;
  /** The print of the two of us. */
  readonly print: KeyPrint;
  readonly trust: KeyTrust;
  /** When I verified them; ISO 8601. */
  readonly verifiedAt: string | null;
  /** With how many devices they are in the room; left out where no room is looked at. */
  readonly devices?: number;
}

/** The keys of a secret room. */
export interface RoomKeys {
  readonly chatId: ChatId;
  /** The print of all who are in it. */
  readonly print: KeyPrint;
  readonly people: readonly PersonKeys[];
  /** With how many devices I am in it. */
  readonly myDevices: number;
}

/**
 * How a secret room stands on this device.
 * `opening`: its keys are being fetched. `notHere`: this device has no key of it. `ended`: nobody can write in it any
 * more, because keys have changed (`who`: whose) or I have left with this device. `split`: its members no longer have
 * the same keys, which only a host that lies can bring about.
 */
export type RoomStanding =
  | { readonly kind: 'opening' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'ended'; readonly who: AccountId | null }
  | { readonly kind: 'split' };

/**
 * How this device stands with secret rooms. `tooOld`: the browser cannot do what they need. `none`: nothing has been set
 * up yet, which the first room does by itself. `waiting`: it has asked my other devices and shows them `digits`.
 * `apart`: other devices of mine hold keys and this one has not asked yet.
 */
export type DeviceStanding =
  | { readonly kind: 'starting' }
  | { readonly kind: 'tooOld' }
  | { readonly kind: 'none' }
  | { readonly kind: 'apart' }
  | { readonly kind: 'waiting'; readonly digits: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'ready' };

/** A device of mine that asks this one to be let into my secret rooms. */
export interface AskingView {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly at: string;
  /** What the other device shows as well, when nobody stands between the two. */
  readonly digits: string;
}
