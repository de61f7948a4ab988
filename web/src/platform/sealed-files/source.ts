import type { SealedRef } from '@maru/crypto/sealed-files';

/** Sealed bytes of a host, and what opens them. */
export interface SealedSource {
  /** Where the host hands the sealed bytes out. */
  url: string;
  /** 32 bytes in base64 each. */
  key: string;
  root: string;
  /** Bytes of the file itself. */
  size: number;
  /** The type that its sender named. */
  type: string;
  name: string;
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);

/** What opens it, as the package that seals takes it. */
export const refOf = ({ key, root, size }: SealedSource): SealedRef => ({
  key: bytesOf(key),
  root: bytesOf(root),
  size,
});

/** What browsers show or play as it is, without ever running anything in it. */
const shown = /^(image\/(jpeg|png|gif|webp|avif)|(audio|video)\/[a-z0-9.+-]+)$/;

/** Whether bytes of this type may be shown; whoever sends something names its type, and pages of ours it must never be. */
export const isShownType = (type: string): boolean => shown.test(type);

/** The type under which bytes are handed to the browser. */
export const safeType = (type: string): string => (isShownType(type) ? type : 'application/octet-stream');
