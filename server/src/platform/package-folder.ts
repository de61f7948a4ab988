import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const holdsPackage = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : holdsPackage(dirname(folder));

/**
 * The folder of the server's package, which also holds `migrations` and `programs`. The sources, the compiled files and the
 * bundle lie at different depths below it.
 */
export const packageFolder = holdsPackage(import.meta.dirname);
