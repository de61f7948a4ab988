import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedFile, RecordingManifest, Source } from '../worker/calls.ts';

/** The name of the file of manifests. */
export const manifestName = 'manifest.json';

/** What a file is called by what is in it. */
export const sourceOf = (isScreen: boolean, hasPictures: boolean): Source =>
  isScreen ? 'screen' : hasPictures ? 'camera' : 'mic';

/** Writes the manifest of a folder, whole or not at all. */
export const writeManifest = async (
  folder: string,
  files: readonly RecordedFile[],
): Promise<RecordingManifest> => {
  const manifest = { files: files.toSorted((a, b) => a.startedAtMs - b.startedAtMs) };
  const path = join(folder, manifestName);
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, undefined, 2)}\n`);
  await rename(`${path}.new`, path);
  return manifest;
};

/** The manifest that lies in a folder; undefined where the recording was not ended. */
export const readManifest = async (folder: string): Promise<RecordingManifest | undefined> => {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RecordingManifest);
};
