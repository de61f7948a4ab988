// Finds the official test vectors of MLS, which belong to others and are not part of this checkout.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where they come from, for whoever has to fetch them. */
export const vectorsSource = 'the folder test-vectors of github.com/mlswg/mls-implementations';

/**
 * The folder with the vectors: the one that MARU_MLS_VECTORS names, or vectors/mls in this checkout or in a folder
 * beside it. Undefined when there is none.
 */
export function findVectors(root = fileURLToPath(new URL('..', import.meta.url))) {
  const named = process.env.MARU_MLS_VECTORS;
  const above = path.resolve(root, '..');
  const beside = fs.readdirSync(above, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const places = named
    ? [named]
    : [path.join(root, 'vectors/mls'), ...beside.map(({ name }) => path.join(above, name, 'vectors/mls'))];
  return places.find((place) => fs.existsSync(path.join(place, 'passive-client-welcome.json')));
}
