import { LineLostError, RefusalError } from '@maru/client';
import type { AccountId, MethodName } from '@maru/contract';
import type { Reach } from '../../../platform/session/index.ts';
import type { Failure, FromWorker, ToWorker, WorkerCalls } from '../worker/worker-calls.ts';
import type { WorkerState } from '../worker/worker-state.ts';

interface Asked {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** What the worker is started with. */
export interface WorkerOptions {
  me: AccountId;
  /** Where the local store lies, and its key where there is a lock. */
  place: { name: string; lockKey?: CryptoKey | undefined };
  reach: Reach;
  onState: (state: WorkerState) => void;
  /** The worker has not come up; the next one who asks tries again. */
  onBroken: () => void;
}

const errorOf = (failure: Failure): Error => {
  if (failure.is === 'lost') return new LineLostError();
  if (failure.is === 'error') return new Error(failure.message);
  const { code, message, details } = failure;
  return new RefusalError({ code: code as RefusalError['code'], message, details: details ?? {} });
};

const failureOf = (error: unknown): Failure => {
  if (error instanceof LineLostError) return { is: 'lost' };
  if (!(error instanceof RefusalError)) return { is: 'error', message: String(error) };
  const { code, message, details } = error;
  return { is: 'refusal', code, message, details };
};

/** The page's end of the worker that has the keys. */
export class WorkerLine {
  private readonly worker: Worker;
  private readonly options: WorkerOptions;
  private readonly asked = new Map<number, Asked>();
  private lastId = 0;

  constructor(options: WorkerOptions) {
    this.options = options;
    this.worker = new Worker(new URL('../worker/secret-worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.hear(data));
    this.worker.addEventListener('error', () => this.breakUp(new Error('The worker did not start.')));
    this.say({ say: 'open', me: options.me, place: options.place });
  }

  ask<Name extends keyof WorkerCalls>(
    name: Name,
    input: WorkerCalls[Name][0],
  ): Promise<WorkerCalls[Name][1]> {
    const id = ++this.lastId;
    const answer = new Promise<WorkerCalls[Name][1]>((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
    });
    this.say({ say: 'ask', id, name, input });
    return answer;
  }

  /** What is being written is written; then nothing of it runs any more. */
  async close(): Promise<void> {
    const tooLong = new Promise((resolve) => setTimeout(resolve, 1_000));
    await Promise.race([this.ask('close', {}).catch(() => {}), tooLong]);
    this.worker.terminate();
    this.giveUp(new LineLostError());
  }

  private say(news: ToWorker): void {
    this.worker.postMessage(news);
  }

  private hear(news: FromWorker): void {
    switch (news.say) {
      case 'state':
        return this.options.onState(news.state);
      case 'reach':
        return void this.reach(news);
      case 'answer':
        return this.settle(news.id)?.resolve(news.output as never);
      case 'failure':
        return this.settle(news.id)?.reject(errorOf(news.failure));
      case 'broken':
        return this.breakUp(errorOf(news.failure));
      case 'ready':
        return;
    }
  }

  private async reach({ id, name, input }: Extract<FromWorker, { say: 'reach' }>): Promise<void> {
    try {
      const output = await this.options.reach(name as MethodName, input as never);
      this.say({ say: 'reached', id, output });
    } catch (error) {
      this.say({ say: 'unreached', id, failure: failureOf(error) });
    }
  }

  private settle(id: number): Asked | undefined {
    const one = this.asked.get(id);
    this.asked.delete(id);
    return one;
  }

  private breakUp(error: Error): void {
    this.worker.terminate();
    this.options.onBroken();
    this.giveUp(error);
  }

  private giveUp(error: Error): void {
    for (const id of [...this.asked.keys()]) this.settle(id)?.reject(error);
  }
}
