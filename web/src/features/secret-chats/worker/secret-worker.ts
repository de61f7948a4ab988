import type { MethodName } from '@maru/contract';
import { Keeper } from './keeper.ts';
import type { Reach } from './reach.ts';
import { tellFailure } from './tell-failure.ts';
import { verbsOf } from './verbs.ts';
import type { Failure, FromWorker, ToWorker, WorkerVerbs } from './worker-calls.ts';

/** The little of a worker's global scope that is used here; the worker library's types clash with the page's. */
interface WorkerScope {
  postMessage(news: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

declare const self: WorkerScope;

interface Reaching {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

const reaching = new Map<number, Reaching>();
let lastId = 0;
let opening: Promise<WorkerVerbs> | undefined;

const reach = ((name: MethodName, input: unknown) =>
  new Promise((resolve, reject) => {
    const id = ++lastId;
    reaching.set(id, { resolve, reject });
    self.postMessage({ say: 'reach', id, name, input });
  })) as Reach;

const errorOf = (failure: Failure): Error => {
  if (failure.is === 'lost') return Object.assign(new Error('No line.'), { name: 'LineLostError' });
  if (failure.is === 'error') return new Error(failure.message);
  const { code, message, details } = failure;
  return Object.assign(new Error(message), { name: 'RefusalError', code, details });
};

/** One worker at a time has the keys, however many tabs come and go; the lock goes with the worker. */
const alone = (accountId: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const { locks } = navigator;
    locks
      .request(`maru-secret-${accountId}`, () => {
        resolve();
        return new Promise(() => {});
      })
      .catch(reject);
  });

const open = async ({ me, place }: Extract<ToWorker, { say: 'open' }>): Promise<WorkerVerbs> => {
  await alone(me);
  const tell = (state: Extract<FromWorker, { say: 'state' }>['state']) =>
    self.postMessage({ say: 'state', state });
  return verbsOf(await Keeper.open({ me, place, reach, tell }));
};

const answer = async ({ id, name, input }: Extract<ToWorker, { say: 'ask' }>): Promise<void> => {
  try {
    const verbs = await opening;
    const output: unknown = await verbs?.[name](input as never);
    self.postMessage({ say: 'answer', id, output });
  } catch (error) {
    self.postMessage({ say: 'failure', id, failure: tellFailure(error) });
  }
};

self.addEventListener('message', ({ data }) => {
  if (data.say === 'open') {
    opening = open(data);
    opening.then(
      () => self.postMessage({ say: 'ready' }),
      (error: unknown) => self.postMessage({ say: 'broken', failure: tellFailure(error) }),
    );
  } else if (data.say === 'ask') void answer(data);
  else if (data.say === 'reached') {
    reaching.get(data.id)?.resolve(data.output as never);
    reaching.delete(data.id);
  } else {
    reaching.get(data.id)?.reject(errorOf(data.failure));
    reaching.delete(data.id);
  }
});
