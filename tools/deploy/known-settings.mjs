// Which settings there are: those that the server's config names, each as it is called in the environment.
import { listFiles, readText } from '../source-files.mjs';

/** What others hear than Maru: Node, and the programs of this project that start it. */
const ofOthers = ['NODE_ENV', 'MARU_SKIP_BUILD', 'POD_ADDRESS'];

/** The names of all settings, and of those that are never shown. */
export function knownSettings(root) {
  const texts = listFiles(root, ['server/src/platform/config'], /settings\.ts$/).map((file) =>
    readText(root, file),
  );
  const found = texts.flatMap((text) => [
    ...text.matchAll(/env: '([A-Z0-9_]+)',(?:\s*\/\/[^\n]*\n)*\s*(secret: true)?/g),
  ]);
  return {
    all: new Set([...found.map(([, name]) => name), ...ofOthers]),
    secret: new Set(found.filter(([, , secret]) => secret).map(([, name]) => name)),
  };
}
