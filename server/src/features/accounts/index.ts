import type { Feature } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { cleanUpSessions, endOldSessions } from './clean-up.ts';
import { dressEntries } from './dress-entries.ts';
import { methods } from './methods.ts';
import './personal-data.ts';
import { findCaller, hearSessionNews, stopRounds } from './sessions.ts';

export { giveHandle, hashNewPassword, setPassword } from './change-credentials.ts';
export { createAccount, type NewAccount } from './create-account.ts';
export { dress, idsIn } from './dress.ts';
export { joinSeen } from './faces-store.ts';
export {
  findFaces,
  findFacesTogether,
  findFacesFor,
  findHandle,
  findPersonByHandle,
  findPersons,
  readSettings,
  type Faces,
  type Sight,
} from './find-persons.ts';
export {
  browserHashOf,
  countTrustedBrowsers,
  distrustBrowsers,
  forgetBrowsers,
  standingOf,
} from './browsers.ts';
export type { BrowserStanding } from './browsers.ts';
export {
  forgiveGuesses,
  noteWrongGuess,
  placesOf,
  requireUnlocked,
  spendGuess,
  type GuessSubject,
} from './guesses.ts';
export { findFrozenAt, freezeAccount, unfreezeAccount } from './freezing.ts';
export { networkOf } from './guess-rules.ts';
export { idleSince } from './idle.ts';
export { setGuarded } from './guarding.ts';
export { hashPassword } from './passwords.ts';
export { findProof, hasPassword, isPasswordOf, noteProof } from './proofs.ts';
export {
  buryAccount,
  isLastOperator,
  letAccountGo,
  listLeavers,
  noteErased,
  requireOtherOperator,
  takeAccountBack,
} from './leaving.ts';
export { passkeyHostOf } from './rules.ts';
export { registerSecondStep, type SecondStepWay, type SigningIn, type WayStanding } from './second-steps.ts';
export { hasSessionSince } from './recent-sessions-store.ts';
export {
  endDevicesOf,
  endOneSession,
  endOtherSessions,
  listDevices,
  nameDevice,
  type DeviceRow,
} from './devices.ts';
export { onDevicesEnded } from './device-ended.ts';
export { enterOnDevice } from './enter-on-device.ts';
export { presentDevice } from './present-device.ts';
export { endAllSessions } from './sessions.ts';
export { onSignedIn, type NewSignIn } from './signed-in.ts';
export { registerSignUpStep, type SignUpGiven, type SignUpStep } from './sign-up-steps.ts';
export {
  appointOperator,
  requireLetIn,
  signOutAccount,
  suspendAccount,
  unsuspendAccount,
} from './suspend.ts';
export {
  completeSignIn,
  dropTicket,
  finishTicket,
  prolongTicket,
  requireTicket,
  spendTry,
  takeTicket,
  takeFirstStep,
  type OpenTicket,
} from './tickets.ts';

/** Who people are: signing up and in, sessions, profiles, settings. */
export const accounts: Feature = {
  name: 'accounts',
  methods,
  findCaller,
  jobs: [cleanUpSessions, endOldSessions],
  dress: (house, reader, entries) => dressEntries(house.db, reader, entries),
  start: hearSessionNews,
  stop: stopRounds,
  logsOf: async (house, accountId) => [
    { log: accountLog(accountId), lastSeq: await house.log.lastSeq(accountLog(accountId)) },
  ],
  readRight: async (_house, accountId, log) => (log === accountLog(accountId) ? { fromSeq: 0 } : undefined),
};
