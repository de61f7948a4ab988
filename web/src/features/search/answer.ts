import type { Hit, InputOf } from '@maru/contract';

/** Which messages are looked for. */
export type Asked = Omit<InputOf<'search.messages'>, 'cursor'>;

/** A page of what was found. */
export interface Answer {
  hits: Hit[];
  cursor: string | undefined;
  total: number | undefined;
  totalIsMore: boolean;
  /** There was no line: only what this device keeps was looked through. */
  isFromHere: boolean;
}
