import {
  changeLock,
  deleteDatabase,
  deleteLock,
  dropHalf,
  dropPrivateTexts,
  holdLock,
  lockStore,
  openGate,
  plainName,
  readPrivateTexts,
  removeGate,
  sealedName,
  storeLock,
  writeHint,
  type LockRecord,
} from '../../platform/lock/index.ts';
import { moveRows, openStore, type KeptText, type OnMoved } from '../../platform/store/index.ts';
import { startSession } from '../accounts/index.ts';
import { dropCaches, tellWorker } from './hide-outside.ts';
import { putAway } from './lock-now.ts';
import { tellOthers } from './tabs.ts';

const patienceMs = 15_000;

/** What is to be moved where. */
export interface Move {
  record: LockRecord;
  key: CryptoKey;
  onMoved?: OnMoved;
}

/** Has the store of an account to itself: every tab has closed it, and none opens it meanwhile. */
const alone = async (accountId: string, work: () => Promise<void>): Promise<void> => {
  lockStore.setState({ status: 'moving', accountId });
  tellOthers({ say: 'moving', accountId });
  await putAway();
  const hold = holdLock(storeLock(accountId), 'exclusive');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Another tab keeps the store open.')), patienceMs);
  });
  try {
    await Promise.race([hold.held, tooLong]);
    await work();
  } finally {
    clearTimeout(timer);
    hold.letGo();
  }
};

const copy = async (
  from: [string, CryptoKey?],
  to: [string, CryptoKey?],
  onMoved?: OnMoved,
): Promise<void> => {
  // What a move that was cut short has left there counts for nothing.
  await deleteDatabase(to[0]);
  const [source, target] = [openStore(...from), openStore(...to)];
  try {
    await source.open();
    await moveRows(source, target, onMoved);
  } finally {
    source.close();
    target.close();
  }
};

const keepTexts = async (texts: KeptText[], name: string, key: CryptoKey): Promise<void> => {
  const sealed = openStore(name, key);
  await sealed.texts.bulkPut(texts);
  sealed.close();
};

/**
 * Seals what lies here. The plain store stays whole until the sealed one is, and one write says which of them counts: a
 * page that dies in between leaves the one or the other.
 */
export const sealStore = async ({ record, key, onMoved }: Move): Promise<void> => {
  const { accountId } = record;
  const [plain, sealed] = [plainName(accountId), sealedName(accountId)];
  const texts = readPrivateTexts(accountId);
  try {
    await alone(accountId, async () => {
      await copy([plain], [sealed, key], onMoved);
      await keepTexts(texts, sealed, key);
      await changeLock(accountId, () => ({ state: 'on' }));
      await deleteDatabase(plain);
      dropPrivateTexts(accountId);
      openGate({ ...record, state: 'on' }, key);
    });
    await dropCaches();
    tellWorker();
  } catch (error) {
    await deleteLock(accountId);
    await deleteDatabase(sealed).catch(() => {});
    writeHint(null);
    removeGate();
    throw error;
  } finally {
    void startSession();
  }
};

const readTexts = async (name: string, key: CryptoKey): Promise<KeptText[]> => {
  const sealed = openStore(name, key);
  const texts = await sealed.texts.toArray();
  sealed.close();
  return texts;
};

/** The way back: the sealed store stays whole until the plain one is. */
export const unsealStore = async ({ record, key, onMoved }: Move): Promise<void> => {
  const { accountId } = record;
  const [plain, sealed] = [plainName(accountId), sealedName(accountId)];
  try {
    await alone(accountId, async () => {
      await copy([sealed, key], [plain], onMoved);
      for (const { name, text } of await readTexts(sealed, key)) localStorage.setItem(name, text);
      await deleteLock(accountId);
      writeHint(null);
      await deleteDatabase(sealed);
      removeGate();
      dropHalf();
    });
    tellWorker();
  } catch (error) {
    await changeLock(accountId, () => ({ state: 'on' }));
    dropPrivateTexts(accountId);
    await deleteDatabase(plain).catch(() => {});
    openGate({ ...record, state: 'on' }, key);
    throw error;
  } finally {
    void startSession();
  }
};
