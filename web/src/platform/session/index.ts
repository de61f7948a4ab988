export * from './session.ts';
export { type FeatureData } from './feature-data.ts';
export { lateFeatures, type LateFeatures } from './late-features.ts';
export { lineStore, useLine } from './line-state.ts';
export { listenToWorld } from './listen-to-world.ts';
export { type LineState, type Reach, type Road, type TabNote } from '../connection/index.ts';
