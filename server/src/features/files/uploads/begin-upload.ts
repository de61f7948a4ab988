import type { House } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { limits } from '@maru/contract';
import { wellFormed } from '../well-formed.ts';
import { cleanName } from './clean-name.ts';
import type { UploadMetadata } from './read-wish.ts';
import { insertUpload, lockAccountFiles, readUsage, type FileKey } from './upload-store.ts';

/** Only what is asked for is kept: no more of what a client tells than is read later. */
const knownWords = ['as', 'quality', 'keepMetadata', 'durationMs', 'waveform', 'filename', 'filetype'];
const longestWord = 1_000;

/** Of what is sealed, that it is: its name and type are nobody's business, should a client tell them. */
const keptMetadata = (metadata: UploadMetadata): UploadMetadata =>
  metadata.as === 'sealed' ? { as: 'sealed' } : knownMetadata(metadata);

const knownMetadata = (metadata: UploadMetadata): UploadMetadata =>
  Object.fromEntries(
    Object.entries(metadata)
      .filter(([word, value]) => knownWords.includes(word) && (value?.length ?? 0) <= longestWord)
      // PostgreSQL keeps no NUL in its text.
      .map(([word, value]) => [word, value === null ? null : wellFormed(value.replaceAll('\0', ''))]),
  );

/** Makes place for a file that is to come. Refuses too_large, quota_full, too_many_uploads. */
export const beginUpload = async (
  house: House,
  key: FileKey,
  { size, metadata }: { size: number; metadata: UploadMetadata },
): Promise<void> => {
  const { fileBytes, quotaBytes } = house.hostSettings.current();
  if (size > fileBytes) throw refuse('too_large', { fileBytes });
  await house.db.transaction(async (tx) => {
    await lockAccountFiles(tx, key.accountId);
    const { bytes, uploads } = await readUsage(tx, key.accountId);
    if (uploads >= limits.uploadsAtOnce) throw refuse('too_many_uploads');
    if (quotaBytes > 0 && bytes + size > quotaBytes) throw refuse('quota_full', { bytes, quotaBytes });
    const at = house.clock.now();
    const kept = keptMetadata(metadata);
    await insertUpload(tx, { ...key, size, name: cleanName(kept.filename), metadata: kept, at });
  });
  house.metrics.figures.uploadsBegun += 1;
};
