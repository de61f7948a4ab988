import type { House } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { troubleOf } from '../../../platform/trouble.ts';
import { hold, release } from '../uploads/holds.ts';
import { deleteUpload, type FileKey } from '../uploads/upload-store.ts';
import { look, PartGone } from './look-at-file.ts';
import { turnsOf } from './turns.ts';

/** Files that are looked at in one process at the same time. */
const looksAtOnce = 2;
const inTurn = turnsOf(looksAtOnce);
/** How long a look of another process at the same file is waited for. */
const patienceMs = 60_000;

/**
 * Looks while no other process does. What cannot be put together any more is thrown away: its sender hears that it is
 * not there, and begins anew.
 */
const lookAlone = async (house: House, key: FileKey): Promise<void> => {
  const until = Date.now() + patienceMs;
  if (!(await hold(house, key, { until, letGo: () => undefined })))
    throw refuse('busy', { retryAfterMs: 2_000 });
  try {
    await inTurn(() => look(house, key));
  } catch (error) {
    if (!(error instanceof PartGone)) throw error;
    house.logger.warn(troubleOf(error), 'an upload cannot be put together: a part of it is not there');
    // Where it is no upload any more, another process has put it together.
    if (await house.db.transaction((tx) => deleteUpload(tx, key))) throw refuse('file_not_found');
  } finally {
    await release(house, key);
  }
};

const underWay = new WeakMap<House, Map<string, Promise<void>>>();

/** Finds out what a file is that has all its bytes, and makes it ready to be sent. Whoever asks again waits for the same. */
export const lookAtFile = (house: House, key: FileKey): Promise<void> => {
  let looks = underWay.get(house);
  if (!looks) underWay.set(house, (looks = new Map()));
  const before = looks.get(key.fileId);
  if (before) return before;
  const looking = lookAlone(house, key).finally(() => looks.delete(key.fileId));
  looks.set(key.fileId, looking);
  return looking;
};
