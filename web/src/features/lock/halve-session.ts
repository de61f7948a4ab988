import {
  bringHalf,
  changeLock,
  currentKey,
  lockStore,
  openGate,
  openValue,
  randomBytes,
  sealValue,
  takeRecord,
  type LockRecord,
} from '../../platform/lock/index.ts';
import { callOverHttp, type FeatureData } from '../../platform/session/index.ts';

const purpose = 'maru-lock half of a session';

const makeHalf = (): string =>
  Array.from(randomBytes(32), (one) => one.toString(16).padStart(2, '0')).join('');

const readHalf = async (record: LockRecord, key: CryptoKey): Promise<string | undefined> =>
  record.half && ((await openValue(key, record.half.sealed, purpose)) as string);

/** Opens the gate; the other half of the session comes along first, or the host would know nobody here. */
export const openWithHalf = async (record: LockRecord, key: CryptoKey): Promise<void> => {
  const half = await readHalf(record, key);
  const letGo = half && (await bringHalf(record.accountId, half));
  openGate(record, key);
  if (letGo) letGo();
};

/**
 * The cookie of a browser outlives its pages and cannot be sealed, so it is halved: by itself it no longer opens the
 * account. The half is kept before the host hears of it, and asked for again until the host has said yes.
 */
const halveSession = async (): Promise<void> => {
  const { status, record: known } = lockStore.getState();
  const key = currentKey();
  if (status !== 'open' || !known || !key || known.half?.isKnown) return;
  const { accountId } = known;
  const sealed = await sealValue(key, makeHalf(), purpose);
  const record = await changeLock(accountId, ({ half }) =>
    half ? {} : { half: { sealed, isKnown: false } },
  );
  const half = record && (await readHalf(record, key));
  if (!half) return;
  const letGo = await bringHalf(accountId, half);
  try {
    await callOverHttp('accounts.splitSession', { half });
  } finally {
    letGo();
  }
  const after = await changeLock(accountId, (before) =>
    before.half ? { half: { ...before.half, isKnown: true } } : {},
  );
  if (after) takeRecord(after);
};

/** Makes the cookie whole again; throws without a line. */
export const joinSession = async ({ accountId, half }: LockRecord): Promise<void> => {
  if (!half) return;
  await changeLock(accountId, () => ({ half: { ...half, isKnown: false } }));
  await callOverHttp('accounts.splitSession', { half: null });
};

/** The part of the lock in a session. */
export const lockData: FeatureData = {
  name: 'lock',
  onWelcome: () => void halveSession().catch(() => {}),
};
