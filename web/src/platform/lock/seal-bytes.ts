const ivBytes = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Seals bytes by AES-GCM, bound to a name: what is put elsewhere does not open. The nonce stands before them. */
export const sealBytes = async (
  key: CryptoKey,
  bytes: BufferSource,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> => {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const how = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, bytes));
  const whole = new Uint8Array(ivBytes + sealed.length);
  whole.set(iv);
  whole.set(sealed, ivBytes);
  return whole;
};

/** Opens what was sealed under this name; throws when it was not, or not with this key. */
export const openBytes = async (
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> => {
  const how = { name: 'AES-GCM', iv: sealed.subarray(0, ivBytes), additionalData: encoder.encode(name) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.subarray(ivBytes)));
};

/** Short texts of like length shall look alike: what is sealed is filled up to a multiple of this. */
const stepBytes = 64;

/** Seals something that JSON can say. */
export const sealValue = (key: CryptoKey, value: unknown, name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const text = JSON.stringify(value) ?? 'null';
  const bytes = encoder.encode(text);
  // JSON does not mind spaces at its end.
  const filled = new Uint8Array(Math.ceil(bytes.length / stepBytes) * stepBytes).fill(0x20);
  filled.set(bytes);
  return sealBytes(key, filled, name);
};

export const openValue = async (
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<unknown> => JSON.parse(decoder.decode(await openBytes(key, sealed, name)));

const partBytes = 4 * 1024 * 1024;
const partName = (name: string, part: number, parts: number): string => `${name} ${part}/${parts}`;
const sealedPart = partBytes + ivBytes + 16;

/** Seals a file part by part, so that a large one never lies in memory whole. */
export const sealFile = async (key: CryptoKey, file: Blob, name: string): Promise<Blob> => {
  const parts = Math.ceil(file.size / partBytes);
  const sealed: Blob[] = [];
  for (let part = 0; part < parts; part++) {
    const bytes = await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer();
    sealed.push(new Blob([await sealBytes(key, bytes, partName(name, part, parts))]));
  }
  return new Blob(sealed);
};

export const openFile = async (
  key: CryptoKey,
  sealed: Blob,
  { name, type }: { name: string; type: string },
): Promise<Blob> => {
  const parts = Math.ceil(sealed.size / sealedPart);
  const opened: Blob[] = [];
  for (let part = 0; part < parts; part++) {
    const bytes = await sealed.slice(part * sealedPart, (part + 1) * sealedPart).arrayBuffer();
    opened.push(new Blob([await openBytes(key, new Uint8Array(bytes), partName(name, part, parts))]));
  }
  return new Blob(opened, { type });
};
