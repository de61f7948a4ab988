import type { Caller, Feature, House } from '../house.ts';
import type { StoredEntry } from '../log/index.ts';

/** Makes entries that are read from the database ready for this reader, by the feature that knows how. */
export const dresserOf =
  (house: House, features: readonly Feature[], who: Caller) =>
  async (entries: readonly StoredEntry[]): Promise<readonly StoredEntry[]> => {
    for (const feature of features) if (feature.dress) return feature.dress(house, who.accountId, entries);
    return entries;
  };
