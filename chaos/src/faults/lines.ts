import type { Host } from '../host/host.ts';
import type { Harm, Weather } from '../host/flow.ts';
import type { Line, Way } from '../host/line.ts';
import type { Fault, Stage } from './types.ts';

type Place = 'clients' | 'postgresql' | 'nats';

const lineOf = ({ host, chance }: Stage, place: Place): Line => {
  const { lines } = chance.of(host.processes);
  return place === 'clients' ? lines.clients : place === 'nats' ? (lines.nats as Line) : lines.postgres;
};

const whyNotOf = (place: Place) => (host: Host) =>
  place === 'nats' && !host.nats ? 'nats-server is not installed' : undefined;

/** A fault of one line: begun by `start`; it took effect when one of these figures has grown. */
const lineFault = (
  place: Place,
  what: string,
  {
    start,
    figures,
    lasts = [300, 3_000],
  }: { start: (line: Line, stage: Stage) => void; figures: (keyof Harm)[]; lasts?: [number, number] },
): Fault => ({
  name: `${place}-line-${what}`,
  lasts,
  whyNot: whyNotOf(place),
  async begin(stage) {
    const line = lineOf(stage, place);
    const total = () => figures.reduce((sum, name) => sum + line.harm[name], 0);
    const before = total();
    start(line, stage);
    return {
      async end() {
        line.mend();
        return total() > before || 'nothing went over this line meanwhile';
      },
    };
  },
});

const weather = (way: Way | 'both', of: (stage: Stage) => Weather) => (line: Line, stage: Stage) =>
  line.set(way, of(stage));

const faultsOf = (place: Place): Fault[] => [
  lineFault(place, 'cut', { start: (line) => line.cut(), figures: ['cut', 'refused'] }),
  lineFault(place, 'reset', { start: (line) => line.reset(), figures: ['cut'], lasts: [0, 100] }),
  lineFault(place, 'stalled', { start: weather('both', () => ({ stalled: true })), figures: ['held'] }),
  lineFault(place, 'one-way', {
    start: (line, { chance }) => line.set(chance.of(['up', 'down'] as const), { stalled: true }),
    figures: ['held'],
  }),
  lineFault(place, 'forgotten', { start: (line) => line.forget(), figures: ['held'], lasts: [1_000, 6_000] }),
  lineFault(place, 'slow', {
    start: weather('both', ({ chance }) => ({
      delayMs: chance.between(20, 250),
      jitterMs: chance.between(0, 100),
    })),
    figures: ['delayed'],
    lasts: [500, 4_000],
  }),
  lineFault(place, 'lossy', {
    start: weather('both', ({ chance }) => ({ loss: chance.between(0.02, 0.2) })),
    figures: ['resent'],
    lasts: [1_000, 4_000],
  }),
];

/** Lines that are cut, reset, stalled in both directions or one, forgotten, slowed and made lossy. */
export const lineFaults: Fault[] = (['clients', 'postgresql', 'nats'] as const).flatMap(faultsOf);
