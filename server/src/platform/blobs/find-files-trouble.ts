import { randomUUID } from 'node:crypto';
import type { Queryable } from '../db/index.ts';
import { noteMark, readMark } from './mark-store.ts';
import type { Blobs } from './types.ts';

const nameOf = (mark: string): string => `marks/${mark}`;

const apart =
  'This process does not see the files that the other processes of this host keep: several processes need one S3 (S3_ENDPOINT), or one shared folder as DATA_DIR/files.';

/**
 * Finds out whether this process keeps files where all others of the host do, by a mark that the first of them has put
 * there. Gives a sentence for people; nothing where all is well. A database that was wound back gets a new mark.
 */
export const findFilesTrouble = async ({
  db,
  blobs,
}: {
  db: Queryable;
  blobs: Blobs;
}): Promise<string | undefined> => {
  const { epoch, mark, marked_in: markedIn } = await readMark(db);
  if (mark && markedIn === epoch) return (await blobs.open(nameOf(mark))) ? undefined : apart;
  const fresh = randomUUID();
  await blobs.put(
    nameOf(fresh),
    Buffer.from('The processes of a host know by this file that they share the others.\n'),
  );
  if (await noteMark(db, fresh, epoch)) return undefined;
  await blobs.remove(nameOf(fresh));
  return findFilesTrouble({ db, blobs });
};
