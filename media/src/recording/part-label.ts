import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whose a file is, and when it begins: known from its beginning, should nobody live to write the manifest. */
export interface PartLabel {
  identity: string;
  isScreen: boolean;
  beginsMs: number;
}

/** How the names of labels end, after the name of the file that they belong to. */
export const labelEnd = '.part.json';

/** Writes it beside the file. */
export const writePartLabel = (path: string, label: PartLabel): Promise<void> =>
  writeFile(`${path}${labelEnd}`, JSON.stringify(label));

/** Reads the label of this name; undefined where it was not wholly written. */
export const readPartLabel = async (folder: string, name: string): Promise<PartLabel | undefined> => {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8')) as PartLabel;
  } catch {
    return undefined;
  }
};
