import { randomBytes } from 'node:crypto';
import type { SignedVerb } from '../../platform/house.ts';
import { keepLinkCode } from './store.ts';

/** The code of my own link, made when it is first asked for: 120 random bits in 20 letters. */
export const myLink: SignedVerb<'people.myLink'> = async ({ house, who }, { renew }) => ({
  code: await keepLinkCode(house.db, who.accountId, { code: randomBytes(15).toString('base64url'), renew }),
});
