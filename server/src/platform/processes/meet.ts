import type { Bus, NewsLine } from '../bus/index.ts';
import type { Processes, ProcessesChanged } from './processes.ts';

const cameTopic = 'processes.came';
const metTopic = 'processes.met';

/**
 * A process tells others only while it knows of some. So whoever comes says so, for it to be known at once rather than
 * with the next look; and whoever finds a newcomer says that, for what it did just before was told to nobody.
 */
export const meetOthers = ({
  bus,
  news,
  processes,
}: {
  bus: Pick<Bus, 'publish' | 'subscribe'>;
  news: NewsLine;
  processes: Processes;
}): void => {
  bus.subscribe(cameTopic, () => processes.look());
  bus.subscribe('processes.changed', ({ came, isFirst }: ProcessesChanged) => {
    if (came.length === 0) return;
    if (isFirst) news.tellOthers(cameTopic, {});
    else news.tellOthers(metTopic, { keys: came.map(({ key }) => key) });
  });
  bus.subscribe(metTopic, ({ keys }: { keys: readonly string[] }) => {
    const own = processes.self();
    if (own && keys.includes(own.key)) bus.publish('news.missed', {});
  });
};
