// Finds ffmpeg for the tests of films and voices.
import { findOnPath } from './system-packages.mjs';

/** What Debian and Ubuntu call it. */
export const ffmpegPackages = ['ffmpeg'];

/** The path of ffmpeg; undefined when there is none. */
export const findFfmpeg = () => findOnPath(['ffmpeg']);
