import type { MethodTable } from '../../platform/house.ts';
import { changeHandle, changePassword, distrustBrowsers, state } from './credential-verbs.ts';
import {
  beginPasskeySignIn,
  beginPasskeyStep,
  finishWithPasskey,
  finishWithRecoveryCode,
  finishWithTotp,
  signInWithPasskey,
} from './finish-sign-in.ts';
import {
  addPasskey,
  beginPasskey,
  removePasskey,
  renamePasskey,
  setPasskeySecond,
} from './passkeys/verbs.ts';
import { beginTotp, confirmTotp, makeRecoveryCodes, removeTotp } from './totp-verbs.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'login.state': state,
  'login.changePassword': changePassword,
  'login.changeHandle': changeHandle,
  'login.beginTotp': beginTotp,
  'login.confirmTotp': confirmTotp,
  'login.removeTotp': removeTotp,
  'login.makeRecoveryCodes': makeRecoveryCodes,
  'login.beginPasskey': beginPasskey,
  'login.addPasskey': addPasskey,
  'login.renamePasskey': renamePasskey,
  'login.removePasskey': removePasskey,
  'login.setPasskeySecond': setPasskeySecond,
  'login.distrustBrowsers': distrustBrowsers,
  'login.finishWithTotp': finishWithTotp,
  'login.finishWithRecoveryCode': finishWithRecoveryCode,
  'login.beginPasskeyStep': beginPasskeyStep,
  'login.finishWithPasskey': finishWithPasskey,
  'login.beginPasskeySignIn': beginPasskeySignIn,
  'login.signInWithPasskey': signInWithPasskey,
};
