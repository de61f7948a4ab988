import type { Chance } from '../chance.ts';
import type { Host } from '../host/host.ts';
import type { Player } from '../people/player.ts';

/** What a fault can reach. */
export interface Stage {
  host: Host;
  players: readonly Player[];
  /** Opens so many lines more at once, beside those of the players, and gives how many were welcomed. */
  storm: (count: number) => Promise<number>;
  chance: Chance;
}

/** A fault that is on. */
export interface Begun {
  /** Ends it, and gives whether it has really taken effect; why not, where it has not. */
  end(): Promise<true | string>;
}

/** A way to break a host. */
export interface Fault {
  name: string;
  /** Why it cannot be injected here; undefined where it can. */
  whyNot?(host: Host): string | undefined;
  /** How long it is on, in milliseconds: from, to. */
  lasts: [number, number];
  begin(stage: Stage): Promise<Begun>;
}
