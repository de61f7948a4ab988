import type { House } from '../../platform/house.ts';
import type { HostFacts } from './present.ts';

/** What stands in the texts of this host. */
export const factsOf = ({ config, hostSettings }: House): HostFacts => ({
  host: config.hostName,
  contact: hostSettings.current().contact,
});
