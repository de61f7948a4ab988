// What PostgreSQL runs for each finished piece of its log (archive_command): `archive-wal.mjs FILE FOLDER NAME` puts the piece
// into the backup folder, compressed, and ends well only when it is on the disk for certain. PostgreSQL keeps the piece and
// tries again otherwise. Nothing that lies there is ever written over: a piece that is there already has to be the same.
// PostgreSQL's user runs it, so that it leans on nothing but Node.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const [from, folder, name] = process.argv.slice(2);
const target = join(folder, `${name}.gz`);
const half = `${target}.${process.pid}.half`;

/** Is what lies there already the same? Then an earlier try got further than PostgreSQL knows. */
function requireSame(bytes) {
  let there;
  try {
    there = gunzipSync(readFileSync(target));
  } catch {
    there = undefined;
  }
  if (!there?.equals(bytes)) throw new Error(`${target} is there already, and is something else`);
}

/** A piece that a quiet host hands over after a minute: packing it well costs nothing, and makes it five times smaller. */
function isMostlyEmpty(bytes) {
  const rest = bytes.subarray(bytes.length >> 1);
  return rest.equals(Buffer.alloc(rest.length));
}

function writeDown(bytes) {
  const file = openSync(half, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives the file its name, unless another has it. Not every file system knows links. */
function appear(bytes) {
  try {
    linkSync(half, target);
  } catch (error) {
    if (error.code === 'EEXIST' || existsSync(target)) return requireSame(bytes);
    renameSync(half, target);
  }
}

/** The name of a file is part of its folder, which reaches the disk in its own time. */
function settle() {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

try {
  const bytes = readFileSync(from);
  if (existsSync(target)) requireSame(bytes);
  else {
    writeDown(gzipSync(bytes, { level: isMostlyEmpty(bytes) ? 9 : 1 }));
    appear(bytes);
  }
  settle();
} catch (error) {
  process.stderr.write(`${name} could not be archived: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(half, { force: true });
}
