import type { SignedIn, SignInAnswer } from './types.ts';

/** Is this sign-in finished? */
export const isSignedIn = (answer: SignInAnswer): answer is SignedIn => 'token' in answer;
