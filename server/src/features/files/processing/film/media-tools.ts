import type { MediaTools } from '../types.ts';
import { findMediaTools } from './find-media-tools.ts';

let current: Promise<MediaTools | undefined> | undefined;

/** Looks for ffmpeg, named by the operator or on the PATH, and keeps what was found for this process. */
export const openMediaTools = (named: string): Promise<MediaTools | undefined> =>
  (current = findMediaTools(named));

/** ffmpeg of this machine; undefined where there is none. */
export const mediaTools = (): Promise<MediaTools | undefined> => current ?? openMediaTools('');
