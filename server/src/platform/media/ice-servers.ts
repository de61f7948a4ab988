import { createHash, createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import type { IceServer } from './engine.ts';

/** How long a relay may be asked for with what was given out. */
const lastsSeconds = 3_600;

/**
 * Names the relays of this host, with credentials of an hour (coturn's `use-auth-secret`). A relay hears no name: it
 * counts by a word made out of one.
 */
export const nameIceServers =
  ({ turnUrl, turnSecret }: Pick<Config, 'turnUrl' | 'turnSecret'>, clock: Clock) =>
  (identity: string): IceServer[] => {
    if (turnUrl.length === 0) return [];
    const expiresAt = Math.floor(clock.now().getTime() / 1_000) + lastsSeconds;
    const word = createHash('sha256').update(identity).digest('base64url').slice(0, 16);
    const username = `${expiresAt}:${word}`;
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
    return [{ urls: [...turnUrl], username, credential }];
  };
