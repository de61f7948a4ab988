import type { AccountId, ParsedInputOf, ProofWay } from '@maru/contract';
import type { Caller, House } from '../../platform/house.ts';

type Given<Way extends ProofWay> = Extract<ParsedInputOf<'proof.give'>, { way: Way }>;

/** A way to prove who one is. */
export interface ProofWayOf<Way extends ProofWay> {
  way: Way;
  isOffered: (house: House, accountId: AccountId) => Promise<boolean>;
  /** What the host asks first, where it does. */
  begin?: (house: House, who: Caller) => Promise<Record<string, unknown>>;
  isRight: (house: House, who: Caller, given: Given<Way>) => Promise<boolean>;
}

type AnyWay = ProofWayOf<never> & { way: ProofWay };

const known: AnyWay[] = [];

/** Offers a way to prove who one is; called once, where a feature is put together. */
export const registerProofWay = <Way extends ProofWay>(way: ProofWayOf<Way>): void => {
  if (!known.some((one) => one.way === way.way)) known.push(way as unknown as AnyWay);
};

/** The ways this account has. */
export const findProofWays = async (house: House, accountId: AccountId): Promise<ProofWay[]> => {
  const offered = await Promise.all(known.map((one) => one.isOffered(house, accountId)));
  return known.filter((_, at) => offered[at]).map(({ way }) => way);
};

/** A way by its name; undefined where no feature offers it. */
export const findProofWay = (way: ProofWay): ProofWayOf<ProofWay> | undefined =>
  known.find((one) => one.way === way) as unknown as ProofWayOf<ProofWay> | undefined;
