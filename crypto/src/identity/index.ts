export type {
  CertificateFault,
  DeviceCertificate,
  KeptKey,
  Pin,
  PinVerdict,
  Signer,
  SigningKey,
} from './types.ts';
