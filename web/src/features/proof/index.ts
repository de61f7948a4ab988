export { isProofDeclined, unlessDeclined, withProof } from './with-proof.ts';
