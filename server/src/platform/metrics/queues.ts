import { Gauge, type Registry } from 'prom-client';
import { readOnce } from './follow.ts';

/** How a queue is: how much waits, and since when its oldest could have been done. */
export interface QueueFigures {
  waiting: number;
  oldestSeconds?: number | undefined;
}

/** Something that waits to be done. */
export interface FollowedQueue {
  queue: string;
  read: () => QueueFigures | Promise<QueueFigures | undefined>;
}

/** Shows queues from now on, each by its name; those that cannot be read are left out. */
export const openQueues = (registry: Registry): ((followed: FollowedQueue) => void) => {
  const queues = new Map<string, () => Promise<QueueFigures | undefined>>();
  const gauge = (name: string, help: string, pick: (figures: QueueFigures) => number | undefined) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers: [registry],
      async collect() {
        const read = await Promise.all(
          [...queues].map(async ([queue, ask]) => [queue, await ask()] as const),
        );
        this.reset();
        for (const [queue, figures] of read) {
          const figure = figures && pick(figures);
          if (figure !== undefined) this.set({ queue }, figure);
        }
      },
    });
  gauge('maru_queue_waiting', 'What waits to be done, by queue', ({ waiting }) => waiting);
  gauge(
    'maru_queue_oldest_seconds',
    'How long the oldest of a queue has waited past its time',
    ({ oldestSeconds }) => oldestSeconds,
  );
  return ({ queue, read }) => void queues.set(queue, readOnce(read));
};
