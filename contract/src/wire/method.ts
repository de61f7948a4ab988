import type { z } from 'zod';
import type { RefusalCode } from './refusals.ts';

/** Who may call: anyone, any session (guests too), a full account, or an operator. */
export type CallerKind = 'anyone' | 'session' | 'account' | 'operator';

/**
 * What the input of a method is about, which says what somebody hears who has nothing to do with it:
 *
 * - `chat`: one chat. Who is not in it, or no longer, or a guest of another, hears `chat_not_found`.
 * - `own`: what belongs to the caller. The id of somebody else's thing is answered like an id of nothing: by the
 *   method's own `…_not_found`, or, where it has none, by leaving it out.
 * - `person`: another person, by handle, link or id. Open to whoever may call; a block is never told.
 * - `door`: a way in. Whoever brings the right secret (password, ticket, code, link) comes in.
 * - `host`: the host itself, the same for whoever may call.
 *
 * `server/src/access.test.ts` calls every method as everybody and expects just this.
 */
export type About = 'chat' | 'own' | 'person' | 'door' | 'host';

/** How dear a call is to the rate limits: `cheap` is meant to be frequent, `guarded` slows down guessing. */
export type RateClass = 'cheap' | 'normal' | 'dear' | 'guarded';

/** One thing a client may ask: the single description that server, clients and documents obey. */
export interface Method<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  name: Name;
  summary: string;
  caller: CallerKind;
  about: About;
  /** True when a second call with the same input does no harm, so that a client may repeat it after a lost line. */
  repeatable: boolean;
  rate: RateClass;
  /** True when the person at the session must have proved within the last minutes who they are; see `proof.give`. */
  proof: boolean;
  /** True when its input may be larger than a frame (`limits.largeBytes`): such a call goes over HTTP. */
  large: boolean;
  input: Input;
  output: Output;
  refusals: readonly RefusalCode[];
}

type Described<Name extends string, Input extends z.ZodType, Output extends z.ZodType> = Omit<
  Method<Name, Input, Output>,
  'name' | 'rate' | 'repeatable' | 'proof' | 'large' | 'refusals'
> & {
  rate?: RateClass;
  repeatable?: boolean;
  proof?: boolean;
  large?: boolean;
  refusals?: readonly RefusalCode[];
};

/** Declares a method. Defaults: normal rate, not repeatable, no refusals of its own. */
export const method = <const Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  name: Name,
  described: Described<Name, Input, Output>,
): Method<Name, Input, Output> => ({
  rate: 'normal',
  repeatable: false,
  proof: false,
  large: false,
  ...described,
  refusals: [...(described.refusals ?? []), ...(described.proof ? (['proof_needed'] as const) : [])],
  name,
});
