import type { Config } from '../config/index.ts';
import type { Db } from '../db/index.ts';
import { readHostId } from './host-id.ts';
import { openLocalBus } from './local-bus.ts';
import type { SharedBusOptions } from './nats-bus.ts';
import type { Bus } from './types.ts';

/** Opens the bus that the settings ask for. What speaks to NATS is loaded only where there is one. */
export const openBus = async (
  { natsUrl }: Config,
  {
    db,
    ...needs
  }: { db: Db } & Pick<SharedBusOptions, 'countOthers' | 'onError' | 'processKey' | 'tellOthers' | 'traces'>,
): Promise<Bus> => {
  if (!natsUrl) return openLocalBus(needs.tellOthers);
  const { openNatsBus } = await import('./nats-bus.ts');
  return openNatsBus({ ...needs, urls: natsUrl, hostId: await readHostId(db) });
};
