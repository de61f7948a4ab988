export { sealedAddress, type SealedAddress, type SealedUse } from './address.ts';
export { answerWorker, hasWorker } from './answer-worker.ts';
export { openWhole } from './open-whole.ts';
export { newSealing, sealBlob, type KeptSealing, type SealingBlob } from './seal-blob.ts';
export { isShownType, type SealedSource } from './source.ts';
