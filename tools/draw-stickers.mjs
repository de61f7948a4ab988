// Draws the stickers that come with the app into web/public/stickers. Run it after a change in tools/stickers;
// `--check` only says whether what is there is what would be drawn.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawSticker } from './stickers/kit.mjs';
import * as jangdok from './stickers/jangdok.mjs';
import * as kkachiHorang from './stickers/kkachi-horang.mjs';
import * as songpyeon from './stickers/songpyeon.mjs';

const root = join(import.meta.dirname, '..');
const folder = 'web/public/stickers';
const packs = { 'kkachi-horang': kkachiHorang, songpyeon, jangdok };

/** Every file that belongs to the stickers, by its path. */
export const drawAll = () => {
  const files = new Map();
  for (const [pack, { drawings }] of Object.entries(packs)) {
    for (const [id, art] of Object.entries(drawings))
      files.set(`${folder}/${pack}/${id}.svg`, drawSticker(...art));
  }
  const hash = createHash('sha256');
  for (const text of files.values()) hash.update(text);
  const version = hash.digest('hex').slice(0, 8);
  files.set(
    'contract/src/stickers/drawn.ts',
    `/** Stands in the address of every drawn sticker, so that it may be kept for good; written by tools/draw-stickers.mjs. */\nexport const drawnVersion = '${version}';\n`,
  );
  return files;
};

/** The files that are not as they would be drawn. */
export const listStale = () =>
  [...drawAll()].flatMap(([path, text]) => {
    try {
      return readFileSync(join(root, path), 'utf8') === text ? [] : [path];
    } catch {
      return [path];
    }
  });

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const stale = listStale();
    for (const path of stale) console.log(`${path}: not as it would be drawn; run tools/draw-stickers.mjs`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    rmSync(join(root, folder), { recursive: true, force: true });
    for (const [path, text] of drawAll()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }
}
