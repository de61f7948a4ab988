import type { AccountId } from '@maru/contract';
import type { Feature, House } from '../house.ts';
import type { StoredEntry } from '../log/index.ts';

/** Makes entries that are read from the database ready for this reader, by the feature that knows how. */
export const dresserOf =
  (house: House, features: readonly Feature[], reader: AccountId) =>
  async (entries: readonly StoredEntry[]): Promise<readonly StoredEntry[]> => {
    for (const feature of features) if (feature.dress) return feature.dress(house, reader, entries);
    return entries;
  };
