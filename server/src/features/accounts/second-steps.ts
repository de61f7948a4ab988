import type { AccountId, SignInWay } from '@maru/contract';
import type { House, Via } from '../../platform/house.ts';

/** Somebody whose first step was right, and from where they come. */
export interface SigningIn {
  accountId: AccountId;
  via: Via;
  /** The account was signed in in this browser before. */
  known: boolean;
  /** Its owner has frozen it: every way it has is asked for. */
  frozen: boolean;
}

/**
 * How an account stands to a way: `needed`, it has this and is to be asked; `offered`, it can be used once a second step
 * is asked for anyway; undefined, it does not have it.
 */
export type WayStanding = 'needed' | 'offered' | undefined;

/** A way to take the second step. A trusted browser takes none, whatever is needed. */
export interface SecondStepWay {
  way: SignInWay;
  standing: (house: House, signingIn: SigningIn) => Promise<WayStanding>;
}

const known: SecondStepWay[] = [];

/** Offers a way to take the second step; called once, where a feature is put together. Its order is the order shown. */
export const registerSecondStep = (way: SecondStepWay): void => {
  if (!known.some((one) => one.way === way.way)) known.push(way);
};

/** The ways open to somebody who signs in, those that are asked for first; empty where no second step is asked for. */
export const findWays = async (house: House, signingIn: SigningIn): Promise<SignInWay[]> => {
  const standings = await Promise.all(known.map((one) => one.standing(house, signingIn)));
  if (!signingIn.frozen && !standings.includes('needed')) return [];
  const waysThat = (stand: WayStanding) => known.filter((_, at) => standings[at] === stand);
  return [...waysThat('needed'), ...waysThat('offered')].map(({ way }) => way);
};
