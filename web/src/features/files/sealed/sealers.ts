import { sealBlob, type KeptSealing, type SealingBlob } from '../../../platform/sealed-files/index.ts';

/** Those of this page, by upload: each remembers what it has sealed, and so notices when its file becomes another. */
const sealers = new Map<string, { key: string; sealer: SealingBlob }>();

/** What seals an upload: the same one as long as the file goes, however often its line is cut. */
export const sealerOf = (id: string, bytes: Blob, sealing: KeptSealing): SealingBlob => {
  const before = sealers.get(id);
  if (before?.key === sealing.key) return before.sealer;
  const sealer = sealBlob(bytes, sealing);
  sealers.set(id, { key: sealing.key, sealer });
  return sealer;
};

/** Forgets what sealed an upload that has gone, or was given up. */
export const forgetSealer = (id: string): void => void sealers.delete(id);

/** Forgets all of them. */
export const forgetSealers = (): void => sealers.clear();
