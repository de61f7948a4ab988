/** Why an engine refuses. */
export type EngineRefusal =
  /** Bytes that are no message of the expected kind, or that have something behind their end. */
  | 'malformed'
  /** A message of another group. */
  | 'wrong_group'
  /** A message of another epoch; `epoch` says which. */
  | 'wrong_epoch'
  /** A signature, tag or seal that does not hold. */
  | 'not_authentic'
  /** A message that was opened before, or whose key is gone. */
  | 'replayed'
  /** A message that this very device has sealed: its keys are gone. */
  | 'own_message'
  /** Something that MLS knows and that has no place here: proposals apart, external commits, PSKs, reinit, extensions. */
  | 'not_allowed'
  /** A commit that has to renew keys and does not (bug B1). */
  | 'path_missing'
  /** An identity key that is not the pinned one; `accountId` says whose. */
  | 'key_changed'
  /** A certificate that its identity key has not signed, or that is of other keys. */
  | 'certificate'
  /** A certificate or key package whose time is over, or which claims too long a one. */
  | 'expired'
  /** A key package of another account or device than the one that was asked for. */
  | 'not_asked_for'
  /** A device that is in the group already. */
  | 'already_in'
  /** A leaf that holds nobody. */
  | 'not_member'
  /** A Welcome that names none of the given key packages. */
  | 'not_for_me'
  /** A leaf that changed whom it stands for without being removed. */
  | 'discontinuous'
  /** A state that this engine cannot read, or that belongs to another device. */
  | 'bad_state';

/** A refusal of the engine. The state that was given stays as it was. */
export class EngineError extends Error {
  readonly code: EngineRefusal;
  /** With `key_changed` and `certificate`: whose key it is, where that is known. */
  readonly accountId: string | undefined;
  /** With `wrong_epoch`: the epoch of the message. */
  readonly epoch: number | undefined;

  constructor(
    code: EngineRefusal,
    message: string,
    about: { accountId?: string; epoch?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: about.cause });
    this.name = 'EngineError';
    this.code = code;
    this.accountId = about.accountId;
    this.epoch = about.epoch;
  }
}

/** By the names that the library gives its errors; what is missing here is a broken message. */
const refusals: Record<string, EngineRefusal> = {
  CryptoError: 'not_authentic',
  CryptoVerificationError: 'not_authentic',
  OperationError: 'not_authentic',
  ValidationError: 'not_authentic',
};

/** Makes a refusal of whatever was thrown. */
export function refusalOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const isOver = message === 'Desired gen in the past';
  return new EngineError(isOver ? 'replayed' : (refusals[name] ?? 'malformed'), message, { cause: error });
}
