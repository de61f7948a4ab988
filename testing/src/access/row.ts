import type { InputOf, MethodName, RefusalCode } from '@maru/contract';
import type { Cast, Scene } from './scene.ts';

type Given<Name extends MethodName> = (scene: Scene) => InputOf<Name> | Promise<InputOf<Name>>;

/** How a method is called in the table of access. */
export interface Row<Name extends MethodName = MethodName> {
  /** What its lawful caller says; the others say the very same. */
  input: Given<Name>;
  /**
   * Who may lawfully call it like this. Without a word: the operator for methods of operators, nobody for those of anyone,
   * Bob for those about a person (about Alice), else Alice.
   */
  as?: keyof Cast;
  /** What the lawful caller hears where a right answer takes more than this world has, such as a phone with a passkey. */
  hears?: RefusalCode;
  /** It ends a seat, a guest or a session of whoever calls: it comes after all others, these in the order of their numbers. */
  last?: number;
  /** It leaves nobody as they were: it is given a world of its own, which takes a while to build. */
  spends?: boolean;
}

/** Rows by the method's name; where there is nothing else to say, the input alone. */
export type Rows = { [Name in MethodName]?: Given<Name> | Row<Name> };
