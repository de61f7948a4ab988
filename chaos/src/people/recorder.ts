import type { Entry } from '@maru/contract';
import type { Device, Happening } from '../history.ts';

/** Writes down what clients see. */
export interface Recorder {
  readonly happenings: Happening[];
  note(happening: Happening): void;
  sawEntry(device: Device, line: number, entry: Entry): void;
}

/** Starts an empty history. */
export const startRecorder = (): Recorder => {
  const happenings: Happening[] = [];
  return {
    happenings,
    note: (happening) => void happenings.push(happening),
    sawEntry(device, line, { log, seq, author, key }) {
      happenings.push({ e: 'seen', t: performance.now(), device: device.id, line, log, seq, author, key });
    },
  };
};
