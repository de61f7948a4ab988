import { randomBytes } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { S3Refused, type S3 } from '../../s3/index.ts';
import type { BackupPlace } from './types.ts';

/** So many are put together, that reading all of them does not take as many questions. */
const manyChunks = 60;

const randomName = (): string => randomBytes(4).toString('hex');

/**
 * Texts that grow, in a bucket, where nothing can be added to what is there: each addition is an object of its own, named by its
 * moment. Two who add at once take nothing from each other, and who puts chunks together takes away only those.
 */
export const openLineChunks = (
  s3: S3,
  before: string,
): { [Name in 'read' | 'add' | 'rewrite']: BackupPlace[`${Name}Lines`] } => {
  /** A chunk never changes, so that each is read once. */
  const known = new Map<string, string>();
  /** What was read last of each text: who writes it anew has seen no more, and takes no more away. */
  const seen = new Map<string, readonly string[]>();
  const keysOf = async (name: string): Promise<string[]> => {
    const keys: string[] = [];
    for await (const { key } of s3.list(`${before}${name}/`)) keys.push(key);
    return keys;
  };
  const readChunk = async (key: string): Promise<string> => {
    const there = known.get(key);
    if (there !== undefined) return there;
    const text = await textOf(s3.read(key)).catch((error: unknown) => {
      // Another has put it together with others in this moment: what it said is in that one.
      if (error instanceof S3Refused && error.status === 404) return undefined;
      throw error;
    });
    if (text !== undefined) known.set(key, text);
    return text ?? '';
  };
  const readAll = async (name: string, keys: readonly string[]): Promise<string> => {
    seen.set(name, keys);
    const there = new Set(keys);
    for (const key of known.keys()) if (!there.has(key)) known.delete(key);
    const texts: string[] = [];
    for (const key of keys) texts.push(await readChunk(key));
    return texts.join('');
  };
  /** Puts one in the place of others: it is there before they go, and says no more when it is read with them. */
  const replace = async (name: string, keys: readonly string[], text: string): Promise<void> => {
    const newest = keys.at(-1)?.replace(/\.jsonl$/, '') ?? `${before}${name}/${new Date(0).toISOString()}`;
    const key = `${newest.replaceAll(':', '-').slice(0, 400)}-${randomName()}.jsonl`;
    if (text) await s3.put(key, Buffer.from(text));
    for (const old of keys) await s3.remove(old);
  };
  return {
    read: async (name) => {
      const keys = await keysOf(name);
      const text = await readAll(name, keys);
      // Chunks that went while they were read stand in one that came: another look sees it.
      const after = await keysOf(name);
      return keys.every((key) => after.includes(key)) ? text : readAll(name, after);
    },
    async add(name, lines) {
      if (lines.length === 0) return;
      const moment = new Date().toISOString().replaceAll(':', '-');
      await s3.put(`${before}${name}/${moment}-${randomName()}.jsonl`, Buffer.from(lines.join('')));
      const keys = await keysOf(name);
      if (keys.length > manyChunks) await replace(name, keys, await readAll(name, keys));
    },
    async rewrite(name, text) {
      await replace(name, seen.get(name) ?? [], text);
    },
  };
};
