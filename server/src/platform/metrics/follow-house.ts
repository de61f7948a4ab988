import { statfs } from 'node:fs/promises';
import type { House } from '../house.ts';
import type { ProcessesChanged } from '../processes/index.ts';
import { version } from '../version.ts';
import { followDatabase } from './database-figures.ts';

const orNothing = (figure: boolean): number => (figure ? 1 : 0);

/** Shows who runs, and notes who went without a word. */
const followProcesses = ({ bus, metrics, processes }: House): void => {
  const { figures } = metrics;
  let key = processes.self()?.key;
  bus.subscribe('bus.down', () => (figures.busLost += 1));
  bus.subscribe('processes.changed', ({ gone }: ProcessesChanged) => (figures.processesGone += gone.length));
  bus.subscribe('news.missed', () => {
    const now = processes.self()?.key;
    if (key !== undefined && now !== key) figures.leasesLost += 1;
    key = now;
  });
  metrics.follow({
    name: 'maru_process_lease',
    help: 'The number that this process has leased; left out while it has none',
    read: () => {
      key ??= processes.self()?.key;
      return processes.self()?.id;
    },
  });
  metrics.follow({
    name: 'maru_processes',
    help: 'Processes of this host that hold a lease',
    read: () => processes.others().length + (processes.self() ? 1 : 0),
  });
};

/** Shows what the parts of the house tell of themselves when they are asked. */
export const followHouse = (house: House): void => {
  const { bus, config, db, live, log, metrics, news } = house;
  followProcesses(house);
  metrics.followSeveral({
    name: 'maru_info',
    help: 'Always 1; its label says which version runs',
    label: 'version',
    read: () => [[version, 1]],
  });
  metrics.followSeveral({
    name: 'maru_role',
    help: 'Always 1, for each role of this process',
    label: 'role',
    read: () => config.roles.map((role) => [role, 1] as const),
  });
  metrics.follow({
    name: 'maru_sessions',
    help: 'Sessions with at least one connection here',
    read: () => {
      const sessions = new Set<string>();
      for (const { sessionId } of live.all()) sessions.add(sessionId);
      return sessions.size;
    },
  });
  metrics.followSeveral({
    name: 'maru_log_queue_entries',
    help: 'Entries that wait for the next group commit, by lane',
    label: 'lane',
    read: () => log.depths().map((depth, lane) => [String(lane), depth] as const),
  });
  metrics.follow({
    name: 'maru_news_up',
    help: 'Is news that goes with transactions heard? 1 or 0',
    read: () => orNothing(news.isUp()),
  });
  metrics.follow({
    name: 'maru_bus_shared',
    help: 'Is there a bus between processes (NATS_URL)? 1 or 0',
    read: () => orNothing(bus.isShared),
  });
  metrics.follow({
    name: 'maru_bus_up',
    help: 'Are other processes heard over the bus? 1 or 0',
    read: () => orNothing(bus.isUp()),
  });
  metrics.follow({
    name: 'maru_data_folder_free_bytes',
    help: 'Room that is left where the data folder lies',
    read: async () => {
      const { bavail, bsize } = await statfs(config.dataDir);
      return bavail * bsize;
    },
  });
  followDatabase(metrics, db, { isWorker: config.roles.includes('worker') });
};
