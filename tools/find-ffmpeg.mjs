// Finds ffmpeg for the tests of films and voices, or installs it where that needs no question.
import { findOnPath, installPackages } from './system-packages.mjs';

/** How a person installs it on Debian or Ubuntu. */
export const ffmpegCommand = 'sudo apt-get update && sudo apt-get install -y --no-install-recommends ffmpeg';

/** The path of ffmpeg, installed first where it may be; undefined when there is none. */
export async function ensureFfmpeg() {
  const found = findOnPath(['ffmpeg']);
  if (found) return found;
  await installPackages(['ffmpeg'], 'ffmpeg for the tests of films and voices');
  return findOnPath(['ffmpeg']);
}
