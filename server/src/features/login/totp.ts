import type { AccountId } from '@maru/contract';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Queryable } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { plainTotpCode } from './rules.ts';
import { readTotp, spendTotpStep, type TotpRow } from './totp-store.ts';

/** One step of 30 seconds, as every authenticator app has it. */
const stepSeconds = 30;

/** A new secret: 160 bits, as text. */
export const newSecret = (): string => generateSecret({ length: 20 });

/** What the QR code for an authenticator app says. */
export const totpUri = (of: { secret: string; handle: string; hostName: string }): string =>
  generateURI({ issuer: of.hostName, label: of.handle, secret: of.secret });

/** Which step this code belongs to, now or one step to either side; undefined where it is wrong or older than what was used. */
const findStep = async (totp: TotpRow, typed: string, now: Date): Promise<number | undefined> => {
  const token = plainTotpCode(typed);
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = await verify({ secret: totp.secret, token, epoch, epochTolerance: stepSeconds });
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
  const step = await findStep(totp, code, house.clock.now());
  return step !== undefined && spendTotpStep(db, accountId, step);
};
