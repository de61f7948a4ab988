/** More than this is much to copy. It also keeps every length within the two bytes that frames of this size say it in. */
const copiedBytes = 64_000;
const shortest = 126;
/** The last frame of a message, of text. */
const opening = 0x81;

const headOf = (bytes: number): number => (bytes < shortest ? 2 : 4);

/**
 * Messages of text as the bytes of their WebSocket frames, one after the other, unmasked as servers send them: one piece of
 * memory, and so one short write (RFC 6455, 5.2). Undefined where that would be much to copy.
 */
export const textFrames = (messages: readonly (Buffer | string)[]): Buffer | undefined => {
  let total = 0;
  const sizes = messages.map((message) => {
    const bytes = Buffer.byteLength(message);
    total += headOf(bytes) + bytes;
    return bytes;
  });
  if (total > copiedBytes) return undefined;
  const frames = Buffer.allocUnsafe(total);
  let at = 0;
  for (const [index, message] of messages.entries()) {
    const bytes = sizes[index] as number;
    frames[at] = opening;
    frames[at + 1] = bytes < shortest ? bytes : shortest;
    if (bytes >= shortest) frames.writeUInt16BE(bytes, at + 2);
    at += headOf(bytes);
    if (typeof message === 'string') frames.write(message, at);
    else message.copy(frames, at);
    at += bytes;
  }
  return frames;
};
