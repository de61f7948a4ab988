// Knows whether a build is older than its sources, without reading them when nothing was touched.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const leftOut = new Set(['node_modules', 'dist', 'dist-types', '.cache', 'test-results']);
const notBuilt = /\.(test|spec)\.(ts|tsx)$|\.md$|\.tsbuildinfo$|\.sql$/;

/** The files that a part is built from, as paths below `root`, in a fixed order. */
function inputFiles(root, inputs) {
  const files = ['package-lock.json'];
  const visit = (relative) => {
    const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) {
      if (!notBuilt.test(relative)) files.push(relative);
      return;
    }
    for (const name of fs.readdirSync(path.join(root, relative))) {
      if (!leftOut.has(name)) visit(`${relative}/${name}`);
    }
  };
  inputs.forEach(visit);
  return files.sort();
}

function hashOf(files, describe) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0${describe(file)}\0`);
  return hash.digest('hex');
}

function byTimes(root, files) {
  return hashOf(files, (file) => {
    const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
    return stat ? `${stat.mtimeMs} ${stat.size}` : 'gone';
  });
}

function byContent(root, files) {
  return hashOf(files, (file) => {
    const absolute = path.join(root, file);
    return fs.existsSync(absolute)
      ? createHash('sha256').update(fs.readFileSync(absolute)).digest('hex')
      : 'gone';
  });
}

const stampFile = (root, name) => path.join(root, `.cache/build-${name}.json`);

/** What the sources of a part look like now; taken before a build, kept after it has succeeded. */
export function readStamp(root, part) {
  const files = inputFiles(root, part.inputs);
  return { times: byTimes(root, files), content: byContent(root, files) };
}

/** Remembers what the sources looked like when the build began. */
export function writeStamp(root, name, stamp) {
  try {
    fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
    fs.writeFileSync(stampFile(root, name), `${JSON.stringify(stamp)}\n`);
  } catch {
    // Where nothing may be written, the next start compares again.
  }
}

/**
 * True when the build is there and made from these very sources. Times and sizes are looked at first; a copy or a
 * fresh checkout has other times, so then the contents decide.
 */
export function isUpToDate(root, name, part) {
  if (part.entries.some((entry) => !fs.existsSync(path.join(root, entry)))) return false;
  let kept;
  try {
    kept = JSON.parse(fs.readFileSync(stampFile(root, name), 'utf8'));
  } catch {
    return false;
  }
  const files = inputFiles(root, part.inputs);
  const times = byTimes(root, files);
  if (times === kept.times) return true;
  if (byContent(root, files) !== kept.content) return false;
  writeStamp(root, name, { times, content: kept.content });
  return true;
}
