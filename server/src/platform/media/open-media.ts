import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/index.ts';
import type { Keys } from '../keys/index.ts';
import { CannotStart, type Config } from '../config/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { openEmbeddedEngine } from './embedded/embedded-engine.ts';
import type { EngineHealth, MediaEngine } from './engine.ts';
import { nameIceServers } from './ice-servers.ts';
import { openMediaMetrics, type MediaMetrics } from './media-metrics.ts';
import { openNoEngine } from './no-engine.ts';
import { openSharedEngine } from './shared/shared-engine.ts';

type MediaConfig = Pick<
  Config,
  'turnUrl' | 'turnSecret' | 'livekitUrl' | 'livekitApiKey' | 'livekitApiSecret' | 'media'
>;

/** Why calls cannot be carried with these settings, in a sentence; undefined where they can. Pure. */
export const whyNoMedia = (config: MediaConfig): string | undefined => {
  const { turnUrl, turnSecret, livekitUrl, livekitApiKey, livekitApiSecret } = config;
  if (turnUrl.length > 0 && !turnSecret) return 'TURN_URL is set, and TURN_SECRET is not.';
  if (turnUrl.length === 0 && turnSecret) return 'TURN_SECRET is set, and TURN_URL is not.';
  const keys = livekitApiKey && livekitApiSecret;
  if (livekitUrl && !keys) return 'LIVEKIT_URL is set, and LIVEKIT_API_KEY or LIVEKIT_API_SECRET is not.';
  if (!livekitUrl && (livekitApiKey || livekitApiSecret))
    return 'There are keys for a LiveKit server, and LIVEKIT_URL is not set.';
  return undefined;
};

/** What is needed where several processes serve a host: the calls of all are carried by one. */
export interface SharedBy {
  db: Db;
  keys: Keys;
  /** Where others reach this process; undefined as long as its doors are shut. */
  address: () => string | undefined;
}

/** The figures of an engine that is opened anew now and then: they are shown once, of the newest. */
const followNewest = (media: MediaMetrics): MediaMetrics => {
  let newest: (() => EngineHealth) | undefined;
  return {
    ...media,
    follow(read) {
      const isFirst = newest === undefined;
      newest = read;
      if (isFirst) media.follow(() => (newest as () => EngineHealth)());
    },
  };
};

/** Opens what carries calls. Nothing of it runs before the first room is asked for, and what speaks to LiveKit is loaded only where there is one. */
export const openMedia = async (
  config: Config,
  { clock, logger, metrics, shared }: { clock: Clock; logger: Logger; metrics: Metrics; shared?: SharedBy },
): Promise<MediaEngine> => {
  const wrong = whyNoMedia(config);
  if (wrong) throw new CannotStart(wrong);
  const iceServers = nameIceServers(config, clock);
  if (config.media === 'off') return openNoEngine(iceServers);
  const media = openMediaMetrics(metrics.registry);
  if (config.livekitUrl) {
    const { openLivekitEngine } = await import('./livekit/livekit-engine.ts');
    return openLivekitEngine({ config, clock, metrics: media, iceServers });
  }
  const newest = followNewest(media);
  const open = () => openEmbeddedEngine({ config, clock, logger, metrics: newest, iceServers });
  // A host with a database of its own is one process.
  if (!shared || !config.databaseUrl) return open();
  return openSharedEngine({
    ...shared,
    open,
    dataDir: config.dataDir,
    isCandidate: config.roles.includes('media'),
  });
};
