export { isProofDeclined, withProof } from './with-proof.ts';
