// How every check tells its result, whether a person runs it or `npm test` does.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** True when this very file is the program that was started, by whatever path. */
export function isProgram(moduleUrl) {
  return (
    Boolean(process.argv[1]) && fs.realpathSync(process.argv[1]) === fs.realpathSync(fileURLToPath(moduleUrl))
  );
}

/**
 * Runs a check when its file is the program that was started: prints what it found and sets the exit code.
 * A check takes the folder to look at and gives `{ problems, summary }`.
 */
export async function runAsProgram(moduleUrl, check) {
  if (!isProgram(moduleUrl)) return;
  const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('..', moduleUrl)));
  const { problems, summary } = await check(root);
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? summary : `${summary}; ${problems.length} to mend`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
