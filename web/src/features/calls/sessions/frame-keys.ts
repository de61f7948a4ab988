import type { SenderKey } from '@maru/crypto/calls';
import { BaseKeyProvider } from 'livekit-client';
import type { CallIdentity } from '../call-view.ts';

/** So many keys of a sender are remembered: those of former epochs open what is still on its way. */
const ringSize = 16;

/** Gives the worker that seals frames the key of each sender. */
export class FrameKeys extends BaseKeyProvider {
  private tail: Promise<unknown> = Promise.resolve();

  constructor() {
    // A frame that does not open says nothing about the key: it may have been sealed with one that is on its way here.
    super({ sharedKey: false, ratchetWindowSize: 0, failureTolerance: -1, keyringSize: ringSize });
  }

  put(identity: CallIdentity, { epoch, key }: SenderKey): void {
    const bytes = new Uint8Array(key);
    this.tail = this.tail.then(async () => {
      const material = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, [
        'deriveBits',
        'deriveKey',
      ]);
      this.onSetEncryptionKey(material, identity, epoch % ringSize);
    });
  }
}
