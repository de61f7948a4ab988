import type { InputOf, MethodName, OutputOf } from '@maru/contract';
import type { Device } from '../history.ts';

/** Somebody's device, as those who play them move it. */
export interface Player {
  readonly device: Device;
  /** Connects, and resolves with the first welcome. */
  open(): Promise<void>;
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Up to where everything of a log has come, without a hole. */
  have(log: string): number;
  /** Is its line up? */
  isOnline(): boolean;
  /** The line breaks, as it does under a bridge. */
  dropLine(): void;
  /** Stops reading what comes, or goes on: a slow reader. */
  setReading(on: boolean): void;
  /** The device is looked at again: what waits to connect does so now. */
  wake(): void;
  close(): void;
  /** Lines that the host has closed because they did not read fast enough. */
  readonly slowEndings: number;
  /** The version of the program that welcomed it last. */
  readonly version: string;
}

/** A call that got no answer: its line was lost, or nothing came for too long. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}
