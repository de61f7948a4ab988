export { EngineError, type EngineRefusal } from './engine-error.ts';
export type * from './types.ts';
export { createMlsEngine, type EngineOptions } from './mls-engine.ts';
export { newGroupId } from './new-group-id.ts';
