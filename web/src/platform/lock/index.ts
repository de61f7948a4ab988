export { changeLock, deleteLock, findLock, putLock, type IdleTime, type LockRecord } from './lock-record.ts';
export {
  currentKey,
  dropKey,
  holdLock,
  isLocked,
  isSealed,
  keyFor,
  lockStore,
  openGate,
  removeGate,
  shutGate,
  takeRecord,
  untilUnlocked,
  type LockState,
} from './gate.ts';
export { writeHint } from './hint.ts';
export { deleteDatabase, openLock, plainName, sealedName, storeLock } from './names.ts';
export {
  makeRawKey,
  randomBytes,
  takeIn,
  unwrapWithOutput,
  unwrapWithPin,
  wrapWithOutput,
  wrapWithPin,
} from './data-key.ts';
export { measureCost } from './derive-key.ts';
export { openFile, openValue, sealFile, sealValue } from './seal-bytes.ts';
export { beginTry, forgetTries, waitAfter, waitLeft } from './tries.ts';
export { dropPrivateTexts, readPrivateTexts } from './private-texts.ts';
export { closeTexts, onTextsOpened, openTexts, readText, writeText, type TextTable } from './kept-texts.ts';
export { mustSealNotes, openNote, sealNote } from './passing-note.ts';
export { bringHalf, dropHalf, dropLeftHalf } from './half-cookie.ts';
export { isLockedHere } from './is-locked-here.ts';
