import type { AccountId, AgreedVersion } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

/** What somebody brings along who is to have an account, beside who they are to be. */
export interface SignUpGiven {
  agreed: readonly AgreedVersion[];
  /** The day of birth, where this host asks for it. */
  birth: string | undefined;
}

/** What a feature above has to say when an account is made, by signing up or from a guest. */
export interface SignUpStep {
  id: string;
  /** Refuses where something is missing. */
  before: (house: House, given: SignUpGiven) => Promise<void>;
  /** Keeps what is to be kept, in the transaction that makes the account. */
  inside: (
    house: House,
    tx: Tx,
    of: { accountId: AccountId; client: string; given: SignUpGiven },
  ) => Promise<void>;
}

const steps: SignUpStep[] = [];

/** Adds a step to the making of accounts; called once, where a feature is put together. */
export const registerSignUpStep = (step: SignUpStep): void => {
  if (!steps.some(({ id }) => id === step.id)) steps.push(step);
};

/** Asks every step before an account is made. */
export const askSignUpSteps = async (house: House, given: SignUpGiven): Promise<void> => {
  for (const step of steps) await step.before(house, given);
};

/** Lets every step keep what it has to. */
export const takeSignUpSteps = async (
  house: House,
  tx: Tx,
  of: { accountId: AccountId; client: string; given: SignUpGiven },
): Promise<void> => {
  for (const step of steps) await step.inside(house, tx, of);
};
