import type { InputOf } from '@maru/contract';
import type { ComponentType } from 'react';

/** What a part of the form of a new account adds to it. */
export type SignUpGiven = Pick<InputOf<'accounts.signUp'>, 'agreed' | 'birth'>;

/** What such a part takes; it says null as long as something is missing. */
export interface SignUpPartProps {
  /** True once sending was tried: what is missing is then said. */
  readonly isStrict: boolean;
  readonly onChange: (given: SignUpGiven | null) => void;
}

/** Something the host needs beside who somebody is to be. */
export interface SignUpPart {
  readonly id: string;
  readonly order: number;
  readonly Part: ComponentType<SignUpPartProps>;
}

const parts: SignUpPart[] = [];

/** Adds a part to the form of a new account. */
export const registerSignUpPart = (part: SignUpPart): void => {
  const at = parts.findIndex(({ id }) => id === part.id);
  if (at >= 0) parts.splice(at, 1);
  parts.push(part);
  parts.sort((one, other) => one.order - other.order);
};

/** The parts, in their order. */
export const signUpParts = (): readonly SignUpPart[] => parts;
