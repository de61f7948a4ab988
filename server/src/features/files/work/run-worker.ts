import type { House } from '../../../platform/house.ts';
import { fillMessages } from './fill-messages.ts';
import { workOnce } from './make-playable.ts';
import { workTopic } from './wake-workers.ts';
import { troubleOf } from '../../../platform/trouble.ts';

/** How often a worker looks for what other processes have left to do. */
const lookMs = 3_000;

interface Worker {
  stop(): Promise<void>;
}

const workers = new WeakMap<House, Worker>();

/** Begins to make files playable, one after the other, in this process. */
export const startWorker = (house: House): void => {
  let stopping = false;
  let current = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      current = new AbortController();
      const [made, filled] = [await workOnce(house, current), await fillMessages(house)];
      if (made || filled) again = true;
    } while (again && !stopping);
  };
  const wake = () => {
    again = true;
    if (stopping || running) return;
    running = run()
      .catch((error: unknown) => house.logger.warn(troubleOf(error), 'a worker stumbled'))
      .finally(() => {
        running = undefined;
      });
  };
  house.bus.subscribe(workTopic, wake);
  const timer = setInterval(wake, lookMs).unref();
  workers.set(house, {
    async stop() {
      stopping = true;
      clearInterval(timer);
      current.abort();
      await running;
    },
  });
};

/** Ends it; what it is at is begun again by whoever looks next. */
export const stopWorker = async (house: House): Promise<void> => workers.get(house)?.stop();
