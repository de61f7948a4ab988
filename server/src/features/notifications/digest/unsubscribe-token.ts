import { AccountId } from '@maru/contract';
import type { Keys } from '../../../platform/keys/index.ts';

const purpose = 'unsubscribe digest';
const days = 400;

/** What the link of a letter carries: who, since which day, and a signature that is good for this alone. */
export const makeUnsubscribeToken = (keys: Keys, accountId: AccountId, now: Date): string => {
  const text = `${accountId}.${Math.floor(now.getTime() / 86_400_000)}`;
  return `${text}.${keys.sign(purpose, text)}`;
};

/** Whose mails this link ends; undefined where it is not one of ours, or more than a year old. */
export const readUnsubscribeToken = (keys: Keys, token: string, now: Date): AccountId | undefined => {
  const [id = '', day = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || !keys.isSigned(purpose, { text: `${id}.${day}`, signature })) return undefined;
  const age = Math.floor(now.getTime() / 86_400_000) - Number(day);
  return age >= 0 && age <= days ? AccountId.safeParse(id).data : undefined;
};
