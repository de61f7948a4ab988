// After every install: puts our patches (patches/) on the packages they are for. Says so and goes on where the tool for it
// was left out (`npm ci --omit=dev`): what needs the patches is only built where it is there.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Applies the patches below `root`; what has been applied stays as it is. Gives false where one does not fit. */
export function applyPatches(root) {
  const program = path.join(root, 'node_modules/patch-package/index.js');
  if (!fs.existsSync(path.join(root, 'patches'))) return true;
  if (!fs.existsSync(program)) {
    console.log('patches/ was not applied: patch-package is not installed');
    return true;
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--error-on-fail'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
  process.exitCode = applyPatches(root) ? 0 : 1;
}
