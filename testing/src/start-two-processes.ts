import { setTimeout as sleep } from 'node:timers/promises';
import { natsProgram, startTestNats } from './start-test-nats.ts';
import {
  startTestServer,
  type TestProcess,
  type TestServer,
  type TestServerOptions,
} from './start-test-server.ts';

import type { TestPerson } from './test-person.ts';
import { patience } from './patience.ts';

/** In which ways two processes of a host can hear each other, and whether each can be tried on this machine. */
export const waysToHear = [
  { way: 'without NATS', isShared: false, isHere: true },
  { way: 'with NATS', isShared: true, isHere: natsProgram() !== undefined },
];

interface HouseOfSeveral {
  processes: { others(): readonly unknown[] };
}

/** Two processes of one host, and two people of it. */
export interface TwoProcesses<House> {
  one: TestServer<House>;
  other: TestProcess<House>;
  alice: TestPerson;
  bob: TestPerson;
  stop(): Promise<void>;
}

/** Starts two processes of one host, and waits until each knows of the other. */
export const startTwoProcesses = async <House extends HouseOfSeveral>({
  isShared = false,
  config,
  ...options
}: TestServerOptions & {
  /** They have a NATS between them. */
  isShared?: boolean;
} = {}): Promise<TwoProcesses<House>> => {
  const nats = isShared ? await startTestNats() : undefined;
  const one = await startTestServer<House>({
    ...options,
    config: { ...config, ...(nats && { natsUrl: nats.url }) },
  });
  const other = await one.startBeside();
  const houses = [one.house, other.house];
  const knowEachOther = () => houses.every(({ processes }) => processes.others().length === 1);
  for (let waited = 0; !knowEachOther(); waited += 20) {
    if (waited > patience.timeout) throw new Error('two processes of one host do not know of each other');
    await sleep(20);
  }
  return {
    one,
    other,
    alice: await one.alice(),
    bob: await one.bob(),
    async stop() {
      await other.stop();
      await one.stop();
      await nats?.stop();
    },
  };
};
