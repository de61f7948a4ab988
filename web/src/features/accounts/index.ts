export * from './hooks.ts';
export { accountsStore, requireMe, type AccountsState, type Host } from './state.ts';
export { accountsData } from './data.ts';
export { startSession, enter } from './start-session.ts';
export { finishSignIn, signIn, signInAsDemo } from './sign-in.ts';
export { signUp, checkHandle, upgradeGuest } from './sign-up.ts';
export { signOut } from './sign-out.ts';
export { updateProfile, updateSettings } from './update-profile.ts';
export { loadSessions, endSession } from './sessions.ts';
