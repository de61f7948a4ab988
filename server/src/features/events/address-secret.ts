import { createHash, randomBytes } from 'node:crypto';
import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { saveSecret, takeClearAddresses, type KeptSecret } from './address-store.ts';

const sealedFor = (accountId: AccountId) => ({ purpose: 'calendar address', of: accountId });

/** A secret for the address of a calendar. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** By what the secret of an address is found. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A secret as the database may hold it. */
export const sealSecret = (house: House, accountId: AccountId, secret: string): KeptSecret => ({
  hash: hashOf(secret),
  sealed: house.keys.seal(sealedFor(accountId), Buffer.from(secret)),
});

/** The secret again, for its owner; undefined where it was sealed with a key that is lost. */
export const openSecret = (house: House, accountId: AccountId, sealed: Buffer): string | undefined => {
  try {
    return house.keys.open(sealedFor(accountId), sealed).toString();
  } catch {
    return undefined;
  }
};

/** Seals what stands in clear from before there was a key. The addresses stay as they are. */
export const sealClearAddresses = async (house: House): Promise<void> => {
  const more = () =>
    house.db.transaction(async (tx) => {
      const rows = await takeClearAddresses(tx);
      for (const { account_id: id, secret } of rows) await saveSecret(tx, id, sealSecret(house, id, secret));
      return rows.length > 0;
    });
  while (await more());
};
