import type { MediaTools } from '../types.ts';
import { findMediaTools } from './find-media-tools.ts';

let current: { named: string; tools: Promise<MediaTools | undefined> } | undefined;

/** Looks for ffmpeg, named by the operator or on the PATH, once, and keeps what was found for this process. */
export const openMediaTools = (named: string): Promise<MediaTools | undefined> => {
  if (current?.named !== named) current = { named, tools: findMediaTools(named) };
  return current.tools;
};

/** ffmpeg of this machine; undefined where there is none. */
export const mediaTools = (): Promise<MediaTools | undefined> => current?.tools ?? openMediaTools('');
