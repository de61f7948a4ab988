import type { Host } from '../host/host.ts';
import type { Program } from '../host/program.ts';
import type { Begun, Fault, Stage } from './types.ts';

const withoutNats = (host: Host) => (host.nats ? undefined : 'nats-server is not installed');

const kill = async (program: Program, bringBack: () => Promise<void>): Promise<Begun> => {
  const heard = program.signal('SIGKILL');
  const died = await program.ended(3_000);
  return {
    async end() {
      await bringBack();
      return (heard && died) || 'it was down already';
    },
  };
};

const freeze = async (program: Program): Promise<Begun> => {
  program.signal('SIGSTOP');
  return {
    async end() {
      const wasStopped = program.isStopped();
      program.signal('SIGCONT');
      return wasStopped || 'it was down meanwhile';
    },
  };
};

/** Asks it to end as an operator does, and starts it again. */
const restart = async (
  program: Program,
  { signal, bringBack }: { signal: NodeJS.Signals; bringBack: () => Promise<void> },
): Promise<Begun> => {
  const heard = program.ask(signal);
  return {
    async end() {
      const ended = await program.ended(20_000);
      if (!ended) program.signal('SIGKILL');
      await program.ended(3_000);
      await bringBack();
      return (heard && ended) || (heard ? 'it did not end in 20 s' : 'it was down already');
    },
  };
};

const someProcess = ({ host, chance }: Stage) => {
  const one = chance.of(host.processes);
  return { program: one.program, bringBack: async () => void (one.program.isUp || one.start()) };
};

const postgresOf = ({ host }: Stage) => ({
  program: host.postgres.program,
  bringBack: async () => void (host.postgres.program.isUp || host.postgres.start()),
});

const natsOf = ({ host }: Stage) => {
  const program = host.nats?.program as Program;
  return { program, bringBack: async () => void (program.isUp || program.start()) };
};

/** Programs that are killed, stopped and started again. */
export const programFaults: Fault[] = [
  {
    name: 'process-killed',
    lasts: [200, 2_500],
    async begin(stage) {
      const { program, bringBack } = someProcess(stage);
      return kill(program, bringBack);
    },
  },
  {
    name: 'process-stopped',
    lasts: [300, 8_000],
    begin: (stage) => freeze(someProcess(stage).program),
  },
  {
    name: 'process-restarted',
    lasts: [0, 1],
    async begin(stage) {
      const { program, bringBack } = someProcess(stage);
      return restart(program, { signal: 'SIGTERM', bringBack });
    },
  },
  {
    name: 'all-processes-killed',
    lasts: [200, 1_500],
    async begin({ host }) {
      const all = await Promise.all(
        host.processes.map((one) => kill(one.program, async () => void (one.program.isUp || one.start()))),
      );
      return {
        async end() {
          const effects = await Promise.all(all.map((one) => one.end()));
          return effects.find((effect) => effect === true) ?? 'they were down already';
        },
      };
    },
  },
  {
    name: 'postgresql-killed',
    lasts: [100, 2_000],
    async begin(stage) {
      const { program, bringBack } = postgresOf(stage);
      return kill(program, bringBack);
    },
  },
  { name: 'postgresql-stopped', lasts: [300, 5_000], begin: (stage) => freeze(postgresOf(stage).program) },
  {
    name: 'postgresql-restarted',
    lasts: [0, 1],
    async begin(stage) {
      const { program, bringBack } = postgresOf(stage);
      return restart(program, { signal: 'SIGINT', bringBack });
    },
  },
  {
    name: 'nats-killed',
    lasts: [200, 3_000],
    whyNot: withoutNats,
    async begin(stage) {
      const { program, bringBack } = natsOf(stage);
      return kill(program, bringBack);
    },
  },
  {
    name: 'nats-stopped',
    lasts: [300, 5_000],
    whyNot: withoutNats,
    begin: (stage) => freeze(natsOf(stage).program),
  },
  {
    name: 'nats-restarted',
    lasts: [0, 1],
    whyNot: withoutNats,
    async begin(stage) {
      const { program, bringBack } = natsOf(stage);
      return restart(program, { signal: 'SIGTERM', bringBack });
    },
  },
];
