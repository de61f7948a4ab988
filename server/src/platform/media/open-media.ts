import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { CannotStart, type Config } from '../config/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { openEmbeddedEngine } from './embedded/embedded-engine.ts';
import type { MediaEngine } from './engine.ts';
import { nameIceServers } from './ice-servers.ts';
import { openLivekitEngine } from './livekit/livekit-engine.ts';
import { openMediaMetrics } from './media-metrics.ts';
import { openNoEngine } from './no-engine.ts';

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

/** Opens what carries calls. Nothing of it runs before the first room is asked for. */
export const openMedia = (
  config: Config,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): MediaEngine => {
  const wrong = whyNoMedia(config);
  if (wrong) throw new CannotStart(wrong);
  const iceServers = nameIceServers(config, clock);
  if (config.media === 'off') return openNoEngine(iceServers);
  const media = openMediaMetrics(metrics.registry);
  if (config.livekitUrl) return openLivekitEngine({ config, clock, metrics: media, iceServers });
  return openEmbeddedEngine({ config, clock, logger, metrics: media, iceServers });
};
