import { crowdFaults } from './crowd.ts';
import { lineFaults } from './lines.ts';
import { machineFaults } from './machine.ts';
import { programFaults } from './programs.ts';
import type { Fault } from './types.ts';
import { versionFaults } from './versions.ts';

export type { Begun, Fault, Stage } from './types.ts';

/** Every way to break a host. */
export const faults: readonly Fault[] = [
  ...programFaults,
  ...versionFaults,
  ...lineFaults,
  ...machineFaults,
  ...crowdFaults,
];
