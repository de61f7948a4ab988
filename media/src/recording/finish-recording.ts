import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ALL_FORMATS,
  Conversion,
  FilePathSource,
  FilePathTarget,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import type { RecordedFile, RecordingManifest } from '../worker/calls.ts';
import { readManifest, sourceOf, writeManifest } from './manifest.ts';
import { labelEnd, readPartLabel, type PartLabel } from './part-label.ts';

/** Writes a file anew that was cut off, with its length and the places to jump to, and measures it. */
const finishFile = async (
  path: string,
  { identity, isScreen, beginsMs }: PartLabel,
): Promise<RecordedFile | undefined> => {
  const cut = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const whole = `${path}.whole`;
  try {
    const video = await cut.getPrimaryVideoTrack();
    const seconds = await cut.computeDuration();
    const output = new Output({ format: new WebMOutputFormat(), target: new FilePathTarget(whole) });
    const conversion = await Conversion.init({
      input: cut,
      output,
      copy: { mode: 'forced' },
      showWarnings: false,
    });
    await conversion.execute();
    await rename(whole, path);
    return {
      identity,
      source: sourceOf(isScreen, video !== null),
      file: path,
      startedAtMs: Math.round(beginsMs),
      durationMs: Math.round(seconds * 1_000),
      bytes: (await stat(path)).size,
      ...(video && { width: await video.getCodedWidth(), height: await video.getCodedHeight() }),
    };
  } catch {
    // Nothing but its head was written yet.
    await rm(whole, { force: true });
    return undefined;
  } finally {
    cut.dispose();
  }
};

/** Ends what lies in the folder of a recording whose recorder was killed; of one that was ended, gives what it is. */
export async function finishRecording(folder: string): Promise<RecordingManifest> {
  const known = await readManifest(folder);
  if (known) return known;
  const files: RecordedFile[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(labelEnd)) continue;
    const label = await readPartLabel(folder, name);
    const file = label && (await finishFile(join(folder, name.slice(0, -labelEnd.length)), label));
    if (file) files.push(file);
  }
  return writeManifest(folder, files);
}
