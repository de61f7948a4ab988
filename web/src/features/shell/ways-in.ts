// What somebody sees who is not in yet, or may not go on; late.ts fetches it as one.
import '../../platform/i18n/register-refusals.ts';

export { KeptOutScreen, SignInScreen, SignUpScreen, WelcomeScreen } from '../accounts/ui.ts';
export { LinkDeviceScreen } from '../approval/ui.ts';
export { AgreeScreen, PolicyPage } from '../consents/ui.ts';
export { LeavingScreen } from '../farewell/ui.ts';
export { AgeScreen, GuardedScreen, GuardianPage } from '../guardians/ui.ts';
export { GroupLinkPage } from '../invites/ui.ts';
export { LockScreen } from '../lock/ui.ts';
export { SecondStepScreen } from '../login/ui.ts';
export { ConfirmMailScreen, RecoverScreen } from '../recovery/ui.ts';
