/** Why the gateway closes a socket. */
export const closeCodes = {
  /** The session has ended: sign in again. */
  signedOut: 4001,
  /** No or a wrong hello, or frames that are not of this protocol. */
  badFrame: 4002,
  /** The reader is too slow: connect again and catch up. */
  slow: 4003,
  /** The process goes down or drains: connect again, after a random wait. */
  moving: 4004,
  /** Too many frames. */
  tooMany: 4005,
  /** An operator keeps the account out; the refusal before it, or that of any call, says why. */
  keptOut: 4006,
} as const;
