import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Every file below a folder by its path there, with `/` between; folder by folder, so that millions of names need no room. A
 * folder that goes away meanwhile has no files, and its neighbours keep theirs.
 */
export async function* walkFiles(folder: string, below = ''): AsyncGenerator<string> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walkFiles(folder, name);
    else if (entry.isFile() && !name.endsWith('.half')) yield name;
  }
}
