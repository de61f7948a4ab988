// How every check tells its result, whether a person runs it or `npm test` does.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs a check when its file is the program that was started: prints what it found and sets the exit code.
 * A check takes the folder to look at and gives `{ problems, summary }`.
 */
export async function runAsProgram(moduleUrl, check) {
  if (process.argv[1] !== fileURLToPath(moduleUrl)) return;
  const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('..', moduleUrl)));
  const { problems, summary } = await check(root);
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? summary : `${summary}; ${problems.length} to mend`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
