import type { AccountId } from '@maru/contract';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Queryable } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { plainTotpCode } from './rules.ts';
import { readTotp, sealTotp, spendTotpStep, takeClearTotps, type TotpRow } from './totp-store.ts';

/** One step of 30 seconds, as every authenticator app has it. */
const stepSeconds = 30;

/** A new secret: 160 bits, as text. */
export const newSecret = (): string => generateSecret({ length: 20 });

/** What the QR code for an authenticator app says. */
export const totpUri = (of: { secret: string; handle: string; hostName: string }): string =>
  generateURI({ issuer: of.hostName, label: of.handle, secret: of.secret });

const sealedFor = (accountId: AccountId) => ({ purpose: 'totp', of: accountId });

/** A secret as the database may hold it. */
export const sealSecret = (house: House, accountId: AccountId, secret: string): Buffer =>
  house.keys.seal(sealedFor(accountId), Buffer.from(secret));

/** The secret of an authenticator app; undefined where it was sealed with a key that is lost: then no code is right. */
const openSecret = (house: House, accountId: AccountId, { sealed }: TotpRow): string | undefined => {
  try {
    return house.keys.open(sealedFor(accountId), sealed).toString();
  } catch {
    house.logger.warn('the secret of an authenticator app does not open with the key of this host');
    return undefined;
  }
};

/** Seals what stands in clear from before there was a key. */
export const sealClearTotps = async (house: House): Promise<void> => {
  const more = () =>
    house.db.transaction(async (tx) => {
      const rows = await takeClearTotps(tx);
      for (const { account_id: id, secret } of rows) await sealTotp(tx, id, sealSecret(house, id, secret));
      return rows.length > 0;
    });
  while (await more());
};

/** Which step this code belongs to, now or one step to either side; undefined where it is wrong or older than what was used. */
const findStep = async (secret: string, typed: string, now: Date): Promise<number | undefined> => {
  const token = plainTotpCode(typed);
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = await verify({ secret, token, epoch, epochTolerance: stepSeconds });
  return result.valid && 'timeStep' in result ? (result.timeStep as number) : undefined;
};

/** Is this a code that the app of the account shows now? It is used up by being asked about. */
export const spendTotpCode = async (
  house: House,
  db: Queryable,
  { accountId, code, begun = false }: { accountId: AccountId; code: string; begun?: boolean },
): Promise<boolean> => {
  const totp = await readTotp(db, accountId);
  if (!totp || (totp.since === null) !== begun) return false;
  const secret = openSecret(house, accountId, totp);
  const step = secret && (await findStep(secret, code, house.clock.now()));
  return typeof step === 'number' && spendTotpStep(db, accountId, step);
};
