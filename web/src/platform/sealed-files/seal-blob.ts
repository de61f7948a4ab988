import { FileSealer, startSealing, type PlainSource, type SealingStart } from '@maru/crypto/sealed-files';

const inBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const outOfBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);

/** What the sealing of a file begins with, as it is kept until the file has gone: the same sealed bytes come of it again. */
export interface KeptSealing {
  key: string;
  prefix: string;
}

/** New random bytes for a file; they seal the bytes of one file, and no other. */
export const newSealing = (): KeptSealing => {
  const { key, prefix } = startSealing();
  return { key: inBase64(key), prefix: inBase64(prefix) };
};

const startOf = ({ key, prefix }: KeptSealing): SealingStart => ({
  key: outOfBase64(key),
  prefix: outOfBase64(prefix),
});

const sourceOf = (bytes: Blob): PlainSource => ({
  size: bytes.size,
  read: async (start, end) => new Uint8Array(await bytes.slice(start, end).arrayBuffer()),
});

/** Bytes as they look sealed, made while they are read. */
export interface SealingBlob {
  /** Sealed bytes. */
  size: number;
  slice: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** A hash over all of it, which travels with the key; what was not read yet is read for it. */
  root: () => Promise<string>;
}

/** Seals bytes while they are uploaded; nothing sealed is kept. */
export const sealBlob = (bytes: Blob, kept: KeptSealing): SealingBlob => {
  const sealer = new FileSealer(startOf(kept), sourceOf(bytes));
  return {
    size: sealer.size,
    slice: async (start, end) => (await sealer.slice(start, end)) as Uint8Array<ArrayBuffer>,
    root: async () => inBase64((await sealer.ref()).root),
  };
};
