import type { Config } from '../config/index.ts';
import type { MediaEngine } from './engine.ts';
import { openNoEngine } from './no-engine.ts';

/** Opens what carries calls. Nothing of it runs before the first room is asked for. */
export const openMedia = (_config: Config): MediaEngine => openNoEngine();
