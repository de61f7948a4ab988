import type { Feature } from '../../platform/house.ts';
import { hasPassword, isPasswordOf } from '../accounts/index.ts';
import { methods } from './methods.ts';
import { requireProof } from './fresh-proof.ts';
import { registerProofWay } from './ways.ts';

export { requireProof } from './fresh-proof.ts';
export { registerProofWay, type ProofWayOf } from './ways.ts';

registerProofWay({
  way: 'password',
  isOffered: hasPassword,
  isRight: (house, who, given) => isPasswordOf(house, who.accountId, given.password),
});

/** Asking again who is there, before what matters most is changed. */
export const proof: Feature = { name: 'proof', methods, requireProof };
