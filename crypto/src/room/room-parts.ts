import type { Delivery } from './delivery.ts';
import type { RoomEvent } from './events.ts';
import type { TakingParts } from './take-entry.ts';
import type { SecretStore } from './types.ts';

/** What rooms lean on. */
export interface RoomParts extends TakingParts {
  store: SecretStore;
  delivery: Delivery;
  /** Makes keys for what this device does by itself: each once in the world. */
  newKey: () => string;
  /** Hears what happened in rooms, once it is on the disk. */
  tell: (events: readonly RoomEvent[]) => void;
}
