import type { Device, Happening, Opened, Seen } from '../history.ts';
import { nameOf, type Truth } from './check-finals.ts';
import { sendName, type Sends } from './check-sends.ts';
import type { Tell } from './verdict.ts';

/** What one line has carried of one log. */
interface Carried {
  cursor: number;
  last: number;
  seqs: Set<number>;
}

/** A line must carry each log from its cursor on, one after the other. */
const checkOrder = (device: Device, events: readonly (Seen | Opened)[], tell: Tell): void => {
  const carried = new Map<string, Carried>();
  const start = (name: string, last: number): Carried => {
    const fresh = { cursor: last, last, seqs: new Set<number>() };
    carried.set(name, fresh);
    return fresh;
  };
  for (const one of events) {
    if (one.e === 'opened') {
      // A library tells no lines: what it gives is one sequence, whatever its lines go through.
      if (device.kind === 'plain')
        for (const [log, cursor] of Object.entries(one.cursors)) start(`${one.line} ${log}`, cursor);
      continue;
    }
    const first = device.from[one.log];
    if (first === undefined) continue;
    const name = `${device.kind === 'plain' ? one.line : 0} ${one.log}`;
    const line = carried.get(name) ?? start(name, first);
    const where = `device ${device.id} (${device.kind}), line ${one.line}: ${one.seq} after ${line.last}`;
    if (one.seq === line.last + 1) line.last = one.seq;
    else if (line.seqs.has(one.seq) || one.seq <= line.cursor) tell('doubled', one.log, where);
    else if (one.seq < line.last) tell('reordered', one.log, where);
    else {
      tell('hole', one.log, `jumped over, ${where}`);
      line.last = one.seq;
    }
    line.seqs.add(one.seq);
  }
};

/** Everything from the device's beginning to the head must have come, and nothing that is not stored. */
const checkContent = (
  device: Device,
  { seen, truths, sends }: { seen: readonly Seen[]; truths: Map<string, Truth>; sends: Sends },
  tell: Tell,
): void => {
  const had = new Map<string, Set<number>>(Object.keys(device.from).map((log) => [log, new Set()]));
  for (const one of seen) {
    const truth = truths.get(one.log);
    if (!truth || device.from[one.log] === undefined) continue;
    const stored = truth.bySeq.get(one.seq);
    if (one.seq > truth.from && (!stored || nameOf(stored) !== nameOf(one)))
      tell('uncommitted', one.log, `device ${device.id} saw ${nameOf(one)} at ${one.seq}: not stored there`);
    had.get(one.log)?.add(one.seq);
  }
  for (const [log, seqs] of had) {
    const truth = truths.get(log);
    for (let seq = (device.from[log] as number) + 1; truth && seq <= truth.head; seq++) {
      const entry = truth.bySeq.get(seq);
      if (seqs.has(seq) || !entry) continue;
      const acked = sends.acked.has(sendName({ ...entry, log }));
      tell(
        acked ? 'lost' : 'hole',
        log,
        `device ${device.id} (${device.kind}) never had ${seq} of ${truth.head}`,
      );
    }
  }
};

/** Holds what every reader had against what is stored. */
export const checkReaders = (
  { devices, happenings }: { devices: readonly Device[]; happenings: readonly Happening[] },
  { truths, sends }: { truths: Map<string, Truth>; sends: Sends },
  tell: Tell,
): void => {
  const events = new Map<number, (Seen | Opened)[]>(devices.map((one) => [one.id, []]));
  for (const one of happenings) if (one.e === 'seen' || one.e === 'opened') events.get(one.device)?.push(one);
  for (const device of devices) {
    const own = events.get(device.id) as (Seen | Opened)[];
    checkOrder(device, own, tell);
    const seen = own.filter((one) => one.e === 'seen');
    checkContent(device, { seen, truths, sends }, tell);
  }
};
