export { besideCluster } from './cluster.ts';
export { clusterFolder, embeddedMajor, recoverCluster, recoverySettings, removeCluster } from './recover.ts';
export type { Recovered, Recovery } from './recover.ts';
export { startEmbeddedPostgres } from './start.ts';
export type { EmbeddedOptions, EmbeddedPostgres } from './start.ts';
