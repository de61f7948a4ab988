import { networkInterfaces } from 'node:os';
import type { Config } from '../config/index.ts';

const isEverywhere = (bind: string): boolean => bind === '0.0.0.0' || bind === '::';

/** Where other processes reach this one: as it was told, or by the first address of this machine that others know. */
export const ownAddress = (config: Config, port: number): string => {
  if (config.processAddress) return config.processAddress;
  const known = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  const found = known.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';
  const host = isEverywhere(config.bind) ? found : config.bind;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};
