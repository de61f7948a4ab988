import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import type { IceServer } from '../engine.ts';
import type { MediaMetrics } from '../media-metrics.ts';

/** What the engine over LiveKit needs of the house. */
export interface LivekitNeeds {
  config: Pick<
    Config,
    'livekitUrl' | 'livekitApiKey' | 'livekitApiSecret' | 'turnUrl' | 'mediaMaxRooms' | 'mediaMaxPeople'
  >;
  clock: Clock;
  metrics: MediaMetrics;
  iceServers: (identity: string) => IceServer[];
}
