import fs from 'node:fs';
import path from 'node:path';
import { BaseSequencer } from 'vitest/node';
import { projectRoot } from './prepare.mjs';

/** The projects of vitest.config.ts in the order in which they begin: what needs a database and a host waits the most. */
const projects = ['server', 'pure', 'alone'];

/** What takes longer than five seconds, the longest first: begun late, one of these would go on when all else has ended. */
const longest = [
  'server/src/platform/log/killed.test.ts',
  'server/src/platform/backup/pitr/bucket.test.ts',
  'server/src/platform/bus/conformance.test.ts',
  'server/src/platform/backup/pitr/drill.test.ts',
  'server/src/access.test.ts',
  'server/src/across-processes.test.ts',
  'server/src/commands/doctor/doctor.test.ts',
  'server/src/features/files/hostile-files.test.ts',
  'server/src/platform/file-processing/films.test.ts',
  'server/src/platform/backup/pitr/follow-backups.test.ts',
  'server/src/platform/backup/pitr/pitr.test.ts',
  'server/src/platform/file-processing/pictures.test.ts',
  'server/src/features/people/presence.test.ts',
  'server/src/two-processes-presence.test.ts',
  'server/src/commands/commands.test.ts',
  'server/src/platform/media/embedded/embedded-engine.test.ts',
  'server/src/platform/gateway/hostile-frames.test.ts',
  'media/src/worker/calls.test.ts',
].map((file) => path.join(projectRoot, file));

/** The order of a run of vitest: project after project, as a process is begun for one and kept for it; in each the longest first. */
export class LongestFirst extends BaseSequencer {
  constructor(vitest) {
    super(vitest);
    const gone = longest.filter((file) => !fs.existsSync(file));
    if (gone.length > 0)
      throw new Error(`tools/longest-first.mjs names what is not there: ${gone.join(', ')}`);
  }

  /** @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId, project }) {
  const at = longest.indexOf(path.normalize(moduleId));
  return projects.indexOf(project.name) * 1_000 + (at === -1 ? longest.length : at);
}
