import { createMlsEngine, newGroupId, type GroupEngine, type GroupState } from '../engine/index.ts';
import { createSigningKey, issueCertificate, signerOf, type Signer } from '../identity/index.ts';

const year = 365 * 24 * 3_600_000;

/** A device that tests play with. */
export interface PlayedDevice {
  accountId: string;
  deviceId: string;
  identity: Signer;
  signer: Signer;
  certificate: Uint8Array;
  engine: GroupEngine;
  /** Accounts with a key that this device does not trust, by account; the test fills it. */
  distrusted: Set<string>;
}

/** Makes a device for tests: of a new person, or a further one of somebody, as `identity` and `accountId` say. */
export async function makeDevice(
  accountId: string,
  options: { deviceId?: string; identity?: Signer; notAfter?: number; now?: () => number } = {},
): Promise<PlayedDevice> {
  const { deviceId = `${accountId}-1`, notAfter = Date.now() + year, now } = options;
  const identity = options.identity ?? signerOf(await createSigningKey());
  const signer = signerOf(await createSigningKey());
  const wish = { accountId, deviceId, signatureKey: signer.publicKey, notAfter };
  const certificate = await issueCertificate(identity, wish);
  const distrusted = new Set<string>();
  const trust = (account: string) => !distrusted.has(account);
  const engine = createMlsEngine({ device: { certificate, signer }, trust, ...(now && { now }) });
  return { accountId, deviceId, identity, signer, certificate, engine, distrusted };
}

/** A wish to take in a device, with a new key package of it; and how that device joins by the Welcome. */
export async function inviteDevice(device: PlayedDevice) {
  const { accountId, deviceId, engine } = device;
  const kept = await engine.createKeyPackage();
  const add = { accountId, deviceId, keyPackage: kept.keyPackage };
  return { add, join: async (welcome: Uint8Array) => (await engine.joinGroup(welcome, kept)).state };
}

/** A group of some devices, made by the first: their states, in the same order. */
export async function makeGroup(devices: readonly PlayedDevice[]): Promise<GroupState[]> {
  const [first, ...others] = devices;
  const alone = await first!.engine.createGroup(newGroupId());
  if (others.length === 0) return [alone];
  const invited = await Promise.all(others.map(inviteDevice));
  const { state, welcome } = await first!.engine.commit(alone, { add: invited.map(({ add }) => add) });
  const joined: GroupState[] = [];
  for (const { join } of invited) joined.push(await join(welcome!));
  return [state, ...joined];
}

/** Gives a commit to somebody who is to follow it: the new state. Throws where it removes him. */
export async function follow(
  device: PlayedDevice,
  state: GroupState,
  commit: Uint8Array,
): Promise<GroupState> {
  const taken = await device.engine.processCommit(state, commit);
  if (taken.kind !== 'advanced') throw new Error(`${device.deviceId} was removed`);
  return taken.state;
}
