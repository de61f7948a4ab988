import type { House } from '../../../platform/house.ts';
import type { FileKey } from '../uploads/upload-store.ts';
import { deleteHold, insertHold, lockBytes, readHolds } from './bytes-store.ts';

/** What is needed to store bytes. */
export type Store = Pick<House, 'db' | 'blobs' | 'clock'>;

/** The blob of bytes with this hash. */
export const bytesName = (hash: string): string => `bytes/${hash.slice(0, 2)}/${hash}`;

/**
 * Stores bytes for a file, once for all files that have the same. The hold is there before the bytes are: nobody takes
 * them away in between.
 */
export const holdBytes = async (
  { db, blobs, clock }: Store,
  key: FileKey,
  { hash, path }: { hash: string; path: string },
): Promise<void> => {
  await db.transaction(async (tx) => {
    await lockBytes(tx, hash);
    await insertHold(tx, key, { hash, at: clock.now() });
  });
  if (!(await blobs.open(bytesName(hash)))) await blobs.putFile(bytesName(hash), path);
};

/** Lets bytes of a file go; they are removed where no other file holds the same. */
export const letGo = async ({ db, blobs }: Store, key: FileKey, hashes: readonly string[]): Promise<void> => {
  for (const hash of hashes)
    await db.transaction(async (tx) => {
      await lockBytes(tx, hash);
      // Inside the transaction: whoever brings the same bytes now waits, and then finds that they are gone.
      if (await deleteHold(tx, key, hash)) await blobs.remove(bytesName(hash));
    });
};

/** Lets all bytes of a file go but these. */
export const letGoOfOthers = async (house: Store, key: FileKey, keep: ReadonlySet<string>): Promise<void> => {
  const hashes = await readHolds(house.db, key);
  await letGo(
    house,
    key,
    hashes.filter((hash) => !keep.has(hash)),
  );
};
