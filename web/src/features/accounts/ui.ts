import './register-settings.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily, RowSpace } from '../../ui/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { NewHandleField, PasswordField } from './credential-fields.tsx';
export { SecondStepForm } from './second-step-form.tsx';
export { ScopeTag } from './scope-tag.tsx';
export { EntryFrame, EntryHeading } from './entry-frame.tsx';
export { registerSignInWay, type SignInWayProps, type SignInWayView } from './sign-in-ways.ts';
export { registerSignUpPart, type SignUpGiven, type SignUpPartProps } from './sign-up-parts.ts';
export { PolicyLinks } from './policy-links.tsx';
export { registerSignInOffer, type SignInOffer } from './sign-in-ways.ts';
export const HostInvitations = lazily(async () => (await import('./host-invitations.tsx')).HostInvitations);
export type { ProfileFormProps, ShownProfile } from './edit-profile.tsx';
export const EditProfile = lazily(async () => (await import('./edit-profile.tsx')).EditProfile);
export const ProfileForm = lazily(async () => (await import('./edit-profile.tsx')).ProfileForm);
export const KeptOutScreen = lazily(async () => (await import('./kept-out-screen.tsx')).KeptOutScreen, {
  isRare: true,
});
export const SignOutRow = lazily(async () => (await import('./sign-out-row.tsx')).SignOutRow, {
  meanwhile: RowSpace,
});
export const SignInForm = lazily(async () => (await import('./sign-in-form.tsx')).SignInForm);
export const SignUpForm = lazily(async () => (await import('./sign-up-form.tsx')).SignUpForm);
export const UpgradeScreen = lazily(async () => (await import('./upgrade-screen.tsx')).UpgradeScreen);
export const SignInScreen = lazily(async () => (await import('./welcome-screen.tsx')).SignInScreen);
export const SignUpScreen = lazily(async () => (await import('./welcome-screen.tsx')).SignUpScreen);
export const WelcomeScreen = lazily(async () => (await import('./welcome-screen.tsx')).WelcomeScreen);
