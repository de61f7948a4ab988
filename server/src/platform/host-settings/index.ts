import { HostSettings } from '@maru/contract';
import type { Bus, NewsLine } from '../bus/index.ts';
import type { Config } from '../config/index.ts';
import type { Db, Tx } from '../db/index.ts';
import { readChanged, writeChanged, type Changed } from './store.ts';

/** What operators change while the host runs; every process has it at hand. */
export interface HostSettingsBook {
  /** What counts now. */
  current(): HostSettings;
  /** As the program was started. */
  readonly first: HostSettings;
  /** Changes some of it, in a transaction; null goes back to the first. Every process obeys when it is committed. */
  change(tx: Tx, change: { [Name in keyof HostSettings]?: HostSettings[Name] | null }): Promise<HostSettings>;
}

const firstOf = (config: Config): HostSettings => ({
  signUp: config.signUp,
  fileBytes: config.fileBytes,
  quotaBytes: config.quotaBytes,
  fileDays: config.fileDays,
  idleDays: config.idleDays,
  sessionDays: config.sessionDays,
  secondStep: config.secondStep,
  callsPercent: 100,
  appeal: '',
  contact: '',
  minAge: 0,
  underAge: 'guardian',
  calls: 'on',
  callsAtOnce: 200,
  callRecording: 'off',
});

/** What of it this program understands. */
const understood = (changed: Changed): Changed => {
  const parts = Object.entries(HostSettings.shape).flatMap(([name, part]) => {
    const read = part.safeParse(changed[name as keyof Changed]);
    return read.success ? [[name, read.data]] : [];
  });
  return Object.fromEntries(parts) as Changed;
};

const topic = 'host.settings';

/** Reads what was changed, and hears of what is changed from now on. */
export const openHostSettings = async (
  config: Config,
  { db, bus, news }: { db: Db; bus: Bus; news: NewsLine },
): Promise<HostSettingsBook> => {
  const first = firstOf(config);
  let current: HostSettings = { ...first, ...understood(await readChanged(db)) };
  bus.subscribe(topic, ({ changed }: { changed: Changed }) => {
    current = { ...first, ...understood(changed) };
  });
  bus.subscribe('news.missed', () => {
    void readChanged(db).then(
      (changed) => (current = { ...first, ...understood(changed) }),
      // The line to the database is away again; the next time it is back this is done anew.
      () => undefined,
    );
  });
  return {
    current: () => current,
    first,
    async change(tx, change) {
      const changed = await writeChanged(tx, change);
      await news.tell(tx, topic, { changed });
      return { ...first, ...understood(changed) };
    },
  };
};
