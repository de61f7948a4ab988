import type { InputOf, MethodName, OutputOf } from '@maru/contract';
import { DeliveryError } from '@maru/crypto/room';

/** Calls a method of the host, over the line of the tab that leads. */
export type Reach = <Name extends MethodName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** A "no" of the host, in whatever realm it was caught. */
export interface HostRefusal {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

export const findRefusal = (error: unknown): HostRefusal | undefined => {
  const is = error instanceof Error && error.name === 'RefusalError' && 'code' in error;
  return is ? (error as unknown as HostRefusal) : undefined;
};

/** The host is there and has no time, or the session is over: it may be asked again. */
const passing = new Set(['busy', 'too_many_calls', 'internal', 'not_signed_in', 'account_suspended']);

/** What a failed call means to the keys of rooms; the refusal itself goes along. */
export const asDeliveryError = (error: unknown): DeliveryError => {
  const refusal = findRefusal(error);
  if (!refusal || passing.has(refusal.code)) {
    return new DeliveryError('offline', refusal?.code, { cause: error });
  }
  if (refusal.code === 'epoch_passed')
    return new DeliveryError('epoch_passed', refusal.code, { cause: error });
  return new DeliveryError('refused', refusal.code, { cause: error });
};
