import type { AccountId } from '@maru/contract';
import type { Caller, House } from '../../platform/house.ts';
import { requiredIds } from './registry.ts';
import { askedVersions, type AskedVersion, type AskingHead } from './rules.ts';
import { readHeads, readStandsTo } from './store.ts';

/** News that a version was published. */
export const publishedTopic = 'consents.published';

/** The versions of the terms and the privacy policy that asked anew, of those that count and those to come. */
const known = new WeakMap<House, readonly AskingHead[]>();

const learn = async (house: House): Promise<void> => {
  const heads = await readHeads(house.db, requiredIds);
  known.set(
    house,
    heads.filter((head) => head.asks_again),
  );
};

/** Keeps at hand which versions must be agreed to, and hears of new ones. */
export const followTerms = async (house: House): Promise<void> => {
  const again = () => void learn(house).catch(() => undefined);
  house.bus.subscribe(publishedTopic, again);
  house.bus.subscribe('news.missed', again);
  await learn(house);
};

const askedNow = (house: House): AskedVersion[] => {
  const heads = known.get(house);
  // Asked with every call: most hosts have none.
  return heads && heads.length > 0 ? askedVersions(heads, house.clock.now()) : [];
};

/** What must have been agreed to at this moment, as a word; undefined as long as the first versions count, which nobody comes in without. */
export const termsInForce = (house: House): string | undefined => {
  const asked = askedNow(house);
  return asked.length === 0 ? undefined : asked.map((one) => `${one.subject} ${one.version}`).join();
};

/** Has somebody agreed to what counts now? */
export const hasAgreed = async (house: House, { accountId }: Caller): Promise<boolean> => {
  const stands = await readStandsTo(house.db, accountId as AccountId, requiredIds);
  return askedNow(house).every(({ subject, version }) =>
    stands.some((one) => one.subject === subject && one.version >= version),
  );
};
