export { decodePayload, encodePayload } from './encode-payload.ts';
export { largestPadded, pad, paddedSize, unpad } from './pad.ts';
export {
  PayloadError,
  type EditPayload,
  type Json,
  type MessagePayload,
  type NamePayload,
  type Payload,
  type PayloadDraft,
  type PayloadMention,
  type ReactPayload,
} from './payload.ts';
