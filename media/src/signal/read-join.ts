import { gunzipSync } from 'node:zlib';
import { JoinRequest, WrappedJoinRequest, WrappedJoinRequest_Compression } from '@livekit/protocol';

const maxLength = 600_000;

/** Reads what a client says of itself when it comes in, with its first offer; nothing when it cannot be read. */
export function readJoin(text: string | null): JoinRequest | undefined {
  if (!text || text.length > maxLength) return undefined;
  try {
    const wrapped = WrappedJoinRequest.fromBinary(Buffer.from(text, 'base64url'));
    const isPacked = wrapped.compression === WrappedJoinRequest_Compression.GZIP;
    const bytes = isPacked
      ? gunzipSync(wrapped.joinRequest, { maxOutputLength: maxLength })
      : wrapped.joinRequest;
    return JoinRequest.fromBinary(bytes);
  } catch {
    return undefined;
  }
}
