// The Dockerfile: does it know every workspace, run as nobody special, and say how it is?
import { readText } from '../source-files.mjs';

/** Checks the Dockerfile and what is kept out of the image. */
export function checkImage(root) {
  const text = readText(root, 'Dockerfile');
  if (text === undefined) return { problems: ['Dockerfile is not there'] };
  const { workspaces = [], scripts = {} } = JSON.parse(readText(root, 'package.json') ?? '{}');
  const problems = workspaces
    .filter((name) => !text.includes(`COPY ${name}/package.json ${name}/`))
    .map((name) => `Dockerfile: npm ci needs ${name}/package.json [workspaces]`);
  const last = text.slice(text.lastIndexOf('\nFROM '));
  for (const part of ['USER node', 'HEALTHCHECK', 'EXPOSE 4400', 'MARU_SKIP_BUILD=1'])
    if (!last.includes(part)) problems.push(`Dockerfile: the image that runs has no ${part} [image]`);
  const start = (scripts.start ?? '').split(' ');
  if (!last.includes(`CMD ${JSON.stringify(start).replaceAll(',', ', ')}`))
    problems.push('Dockerfile: the image does not start as `npm start` does [start]');
  if (/FROM \S+\.\S+\//.test(text)) problems.push('Dockerfile: names the host of a registry [image]');
  const ignored = readText(root, '.dockerignore') ?? '';
  for (const part of ['**/node_modules', '**/.env*'])
    if (!ignored.split('\n').includes(part)) problems.push(`.dockerignore: lacks ${part} [secrets]`);
  return { problems };
}
