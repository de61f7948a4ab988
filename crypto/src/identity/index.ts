export { issueCertificate, readCertificate, verifyCertificate, type CertificateWish } from './certificate.ts';
export {
  acceptOtherKey,
  judgeKey,
  markVerified,
  noteOtherKey,
  pinFirst,
  trustPins,
  unmarkVerified,
} from './pins.ts';
export { createSigningKey, hasCurves, publicKeyBytes, signerOf, verifySignature } from './signing-key.ts';
export type {
  CertificateFault,
  DeviceCertificate,
  KeptKey,
  Pin,
  PinVerdict,
  Signer,
  SigningKey,
} from './types.ts';
