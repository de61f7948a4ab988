import type { Fault } from './types.ts';

/** What clients do to a host. */
export const crowdFaults: Fault[] = [
  {
    name: 'slow-readers',
    lasts: [1_500, 4_000],
    async begin({ players, chance }) {
      const slow = players.filter((one) => one.isOnline() && chance.next() < 0.3);
      for (const one of slow) one.setReading(false);
      const newest = (log: string) => Math.max(...players.map((one) => one.have(log)));
      return {
        async end() {
          const isBehind = slow.some((one) =>
            Object.keys(one.device.from).some((log) => one.have(log) < newest(log)),
          );
          for (const one of slow) one.setReading(true);
          return isBehind || 'nothing came for those who did not read';
        },
      };
    },
  },
  {
    name: 'reconnect-storm',
    lasts: [300, 1_500],
    async begin({ players, storm, chance }) {
      const online = players.filter((one) => one.isOnline());
      for (const one of online) one.dropLine();
      const welcomed = storm(900 + chance.below(200));
      return {
        async end() {
          const came = await welcomed;
          return came > 500 || `only ${came} were let in, which is no storm`;
        },
      };
    },
  },
];
