import type { Logger } from 'pino';
import { v7 } from 'uuid';
import {
  openBus,
  openLocalBus,
  openNewsLine,
  type Bus,
  type CarriedTraces,
  type NewsLine,
} from './bus/index.ts';
import type { Config } from './config/index.ts';
import type { Db } from './db/index.ts';
import { meetOthers, openProcesses, type Processes, type ProcessesChanged } from './processes/index.ts';
import { hearQuestions } from './questions/index.ts';
import { troubleOf } from './trouble.ts';

/** How a process hears of the others, and they of it. */
export interface Lines {
  bus: Bus;
  news: NewsLine;
  processes: Processes;
}

/** Says once that several processes do better with NATS. */
const adviseNats = (bus: Bus, logger: Logger): void => {
  let said = bus.isShared;
  bus.subscribe('processes.changed', ({ came }: ProcessesChanged) => {
    if (said || came.length === 0) return;
    said = true;
    logger.warn(
      { other: came[0]?.name },
      'another process serves this host and there is no NATS_URL: what it does is found by looking every second',
    );
  });
};

/** Opens the lines of a server; or of a visitor, who holds no lease and tells all there are by the database. */
export const openLines = async (
  config: Config,
  {
    db,
    logger,
    traces,
    isVisitor,
  }: { db: Db; logger: Logger; traces?: CarriedTraces | undefined; isVisitor: boolean },
): Promise<Lines> => {
  const tellOthers = (topic: string, body: unknown) => {
    if (isVisitor || processes.others().length > 0) news.tellOthers(topic, body);
  };
  const processes = openProcesses({ config, db, bus: () => bus });
  const bus = isVisitor
    ? openLocalBus(tellOthers)
    : await openBus(config, {
        db,
        tellOthers,
        traces,
        processKey: v7(),
        countOthers: () => processes.others().length,
        onError: (error) => logger.warn(troubleOf(error), 'news of another process could not be taken'),
      });
  const news = openNewsLine(db, bus);
  if (!isVisitor) meetOthers({ bus, news, processes });
  hearQuestions({ bus, news, processes });
  adviseNats(bus, logger);
  return { bus, news, processes };
};
