import type { AccountId, DeviceId, OutputOf } from '@maru/contract';
import {
  createSigningKey,
  hasCurves,
  issueCertificate,
  readCertificate,
  signerOf,
  verifyCertificate,
  type SigningKey,
} from '@maru/crypto/identity';
import { toBytes, toText } from './base64.ts';
import type { Disk } from './disk.ts';
import type { KeptSecrets } from './kept-secrets.ts';
import { findRefusal, type Reach } from './reach.ts';

/** How this device stands with secret rooms; see `DeviceStanding`. */
export type Standing = 'starting' | 'tooOld' | 'none' | 'apart' | 'waiting' | 'refused' | 'ready';

/** What makes this device one that can be in rooms. */
export interface Papers {
  deviceId: string;
  certificate: Uint8Array<ArrayBuffer>;
  identityKey: Uint8Array<ArrayBuffer>;
  device: SigningKey;
}

/** What has been asked of my other devices. */
interface Asked {
  identityKey: Uint8Array<ArrayBuffer>;
  signatureKey: Uint8Array<ArrayBuffer>;
  isRefused?: boolean;
}

/** So long a certificate holds; it is made anew whenever the device says its keys. */
const certificateMs = 365 * 24 * 60 * 60 * 1_000;

const same = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && toText(one) === toText(other);

const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** What the keys of this device lean on. */
export interface DeviceParts {
  me: AccountId;
  disk: Disk;
  kept: KeptSecrets;
  reach: Reach;
  now: () => number;
}

/** The keys of this device and of its account, and what the host and my other devices know of them. */
export class OwnDevice {
  standing: Standing = 'starting';
  papers: Papers | undefined;
  deviceId: DeviceId | undefined;
  private readonly parts: DeviceParts;

  constructor(parts: DeviceParts) {
    this.parts = parts;
  }

  /** Finds out how this device stands, by its own keys and what the host knows. */
  async look(): Promise<OutputOf<'secretChats.myDevice'>> {
    const mine = await this.parts.reach('secretChats.myDevice', {});
    this.deviceId = mine.deviceId;
    this.papers = await this.findPapers(mine.deviceId);
    this.standing = await this.judge(mine);
    return mine;
  }

  /** What is on the disk alone: for when there is no line to the host. */
  async lookHere(): Promise<void> {
    const kept = await this.parts.kept.findPart<{ deviceId: DeviceId }>('papers');
    if (!kept) return;
    this.deviceId = kept.deviceId;
    this.papers = await this.findPapers(kept.deviceId);
    if (this.papers) this.standing = 'ready';
  }

  /** Makes what is missing of keys, and a certificate by my own identity key. */
  async makePapers(): Promise<Papers> {
    const identity = await this.keyOf('identity');
    const device = await this.keyOf('device');
    return this.keepPapers(device, await this.certify(identity, device.publicKey, this.requireDevice()));
  }

  /** Whether this device holds the identity key of my account, and so can let other devices in. */
  async holdsIdentity(): Promise<boolean> {
    const kept = await this.parts.disk.findKey('identity');
    return kept?.publicKey !== undefined && same(kept.publicKey, this.papers?.identityKey);
  }

  /** New keys in place of all former ones. */
  async forgetKeys(): Promise<void> {
    for (const name of ['identity', 'device'] as const) await this.makeKey(name);
    await this.parts.kept.putPart('papers', null);
    await this.parts.kept.putPart('asked', null);
    this.papers = undefined;
  }

  async askApproval(): Promise<void> {
    const { publicKey } = await this.keyOf('device');
    const { identityKey } = await this.parts.reach('secretChats.askApproval', {
      signatureKey: toText(publicKey),
    });
    const asked: Asked = { identityKey: toBytes(identityKey), signatureKey: ownBytes(publicKey) };
    await this.parts.kept.putPart('asked', asked);
    this.standing = 'waiting';
  }

  findAsked(): Promise<Asked | null | undefined> {
    return this.parts.kept.findPart<Asked | null>('asked');
  }

  /** Takes the certificate that another device of mine has given; undefined where it is not what was asked for. */
  async takeCertificate(text: string): Promise<Papers | undefined> {
    const asked = await this.findAsked();
    const certificate = toBytes(text);
    const device = await this.keyOf('device');
    const now = this.parts.now();
    const checked = await verifyCertificate(certificate, { signatureKey: device.publicKey, now });
    if (!asked || 'fault' in checked) return undefined;
    const { accountId, deviceId, identityKey } = checked.certificate;
    const isMine = accountId === this.parts.me && deviceId === this.requireDevice();
    if (!isMine || !same(identityKey, asked.identityKey)) return undefined;
    await this.parts.kept.putPart('asked', null);
    return this.keepPapers(device, certificate);
  }

  async noteRefused(): Promise<void> {
    const asked = await this.findAsked();
    if (!asked) return;
    await this.parts.kept.putPart('asked', { ...asked, isRefused: true });
    this.standing = 'refused';
  }

  /** Signs that a device with this key is mine. */
  async approve(deviceId: DeviceId, signatureKey: string): Promise<void> {
    const identity = await this.keyOf('identity');
    const certificate = await this.certify(identity, toBytes(signatureKey), deviceId);
    await this.parts.reach('secretChats.approveDevice', {
      deviceId,
      signatureKey,
      certificate: toText(certificate),
    });
  }

  private requireDevice(): DeviceId {
    if (!this.deviceId) throw new Error('This device is not known yet.');
    return this.deviceId;
  }

  private certify(identity: SigningKey, signatureKey: Uint8Array, deviceId: DeviceId) {
    return issueCertificate(signerOf(identity), {
      accountId: this.parts.me,
      deviceId,
      signatureKey,
      notAfter: this.parts.now() + certificateMs,
    });
  }

  private async keepPapers(device: SigningKey, bytes: Uint8Array): Promise<Papers> {
    const certificate = ownBytes(bytes);
    const deviceId = this.requireDevice();
    await this.parts.kept.putPart('papers', { deviceId, certificate });
    const read = readCertificate(certificate);
    if (!read) throw new Error('This is no certificate.');
    this.papers = { deviceId, certificate, identityKey: ownBytes(read.identityKey), device };
    return this.papers;
  }

  private async findPapers(deviceId: DeviceId): Promise<Papers | undefined> {
    const kept = await this.parts.kept.findPart<Pick<Papers, 'deviceId' | 'certificate'> | null>('papers');
    const device = await this.parts.disk.findKey('device');
    if (!kept || kept.deviceId !== deviceId || !device?.publicKey) return undefined;
    const read = readCertificate(kept.certificate);
    if (!read || read.notAfter <= this.parts.now()) return undefined;
    const signing = { privateKey: device.key, publicKey: device.publicKey } as SigningKey;
    return { ...kept, identityKey: ownBytes(read.identityKey), device: signing };
  }

  private async judge(mine: OutputOf<'secretChats.myDevice'>): Promise<Standing> {
    const { papers } = this;
    if (!papers && !(await hasCurves())) return 'tooOld';
    const isKnown = papers && mine.keys?.signatureKey === toText(papers.device.publicKey);
    if (isKnown && mine.identityKey === toText(papers.identityKey)) return 'ready';
    if (mine.identityKey === null) return 'none';
    const identity = await this.parts.disk.findKey('identity');
    // The host has lost the keys of this device, or it is a new one to it: they are said again.
    const isOurs = [identity?.publicKey, papers?.identityKey].some(
      (key) => key && toText(key) === mine.identityKey,
    );
    if (isOurs) return 'none';
    const asked = await this.findAsked();
    // What was asked for was a certificate of that identity: of another one nobody has been asked yet.
    if (!asked || toText(asked.identityKey) !== mine.identityKey) return 'apart';
    return asked.isRefused ? 'refused' : 'waiting';
  }

  private async keyOf(name: 'identity' | 'device'): Promise<SigningKey> {
    const kept = await this.parts.disk.findKey(name);
    if (kept?.publicKey) return { privateKey: kept.key, publicKey: kept.publicKey } as SigningKey;
    return this.makeKey(name);
  }

  private async makeKey(name: 'identity' | 'device'): Promise<SigningKey> {
    const made = await createSigningKey();
    await this.parts.disk.putKey(name, {
      key: made.privateKey as CryptoKey,
      publicKey: ownBytes(made.publicKey),
    });
    return made;
  }
}

/** Whether the host says that my account has another identity key. */
export const isOtherIdentity = (error: unknown): boolean => findRefusal(error)?.code === 'identity_differs';
