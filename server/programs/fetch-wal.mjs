// What PostgreSQL runs while it is brought back to a moment (restore_command): `fetch-wal.mjs NAME TARGET FOLDER BYTES`
// unpacks a piece of its log from the backup folder.
// 1 says that there is none; a piece that is there and cannot be read ends the whole (PostgreSQL takes more than 125 for that),
// as everything after it would be missing without a word.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

const [name, target, folder, size] = process.argv.slice(2);

/** A piece that was still being received has no end yet: what is missing counts as not written. */
function fill(bytes) {
  return bytes.length < Number(size) ? Buffer.concat([bytes], Number(size)) : bytes;
}

const asItIs = (bytes) => bytes;
const readers = [
  { path: join(folder, `${name}.gz`), read: (bytes) => gunzipSync(bytes) },
  { path: join(folder, name), read: asItIs },
  {
    path: join(folder, `${name}.gz.partial`),
    read: (bytes) => fill(gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })),
  },
  { path: join(folder, `${name}.partial`), read: fill },
];
const found = readers.find(({ path }) => existsSync(path));
if (!found) process.exitCode = 1;
else {
  try {
    writeFileSync(target, found.read(readFileSync(found.path)));
  } catch (error) {
    process.stderr.write(`${found.path} cannot be read: ${error.message}\n`);
    process.exitCode = 200;
  }
}
