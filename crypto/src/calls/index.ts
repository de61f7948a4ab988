export { CallCircle, type CircleOptions, type Heard } from './call-circle.ts';
export { createCallKeys } from './call-keys.ts';
export { askHello, hearHello, helloStatement, sayHello, type HelloParts } from './hello.ts';
export { callLabel } from './read-text.ts';
export {
  createSenderKey,
  keyIndexOf,
  openSenderKey,
  sealSenderKey,
  type SealEnd,
  type SealWay,
} from './sender-keys.ts';
export type {
  CallDevice,
  CallFault,
  CallKeys,
  CallVoucher,
  HeardHello,
  HelloWish,
  SenderKey,
} from './types.ts';
