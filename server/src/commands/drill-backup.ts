import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTarget, removeRestored, restoreToMoment } from '../platform/backup/index.ts';
import { CannotStart, readConfig, type Config } from '../platform/config/index.ts';
import { startServer } from '../start-server.ts';
import { placeOf } from './back-up.ts';
import type { Command, Given } from './command.ts';
import { listNamedBlobs, sayRestored } from './restore.ts';

/** The settings of a host that nobody hears of: it does no work, sends nothing, and listens to this machine alone. */
const quietly = ({ hostKey, hostName }: Config, dataDir: string): Config => ({
  ...readConfig(
    [
      '--port=0',
      '--bind=127.0.0.1',
      '--roles=gateway',
      '--link-cards=off',
      '--push=off',
      '--media=off',
      '--log-level=error',
    ],
    {},
  ),
  hostKey,
  hostName,
  dataDir,
});

/** Does the host that was brought back open its doors? */
const requireAnswers = async (config: Config, features: Given['features']): Promise<number> => {
  const began = performance.now();
  const server = await startServer(config, features);
  try {
    const ready = await fetch(`${server.url}/readyz`);
    const described = await fetch(`${server.url}/api/accounts.describeHost`, { method: 'POST', body: '{}' });
    const { ok } = (await described.json()) as { ok: boolean };
    if (ready.status !== 200 || !ok)
      throw new CannotStart(`The host that was brought back does not answer as it should (${ready.status}).`);
  } finally {
    await server.stop();
  }
  return (performance.now() - began) / 1_000;
};

/** Brings the newest backup back somewhere else, has a look, and takes it away again: for a clock that does it every week. */
export const drillBackup: Command = {
  name: 'backup drill',
  takes: '[place] [--to <moment>|latest]',
  means: 'bring the newest backup back into a temporary folder, start it, check it, report, delete it',
  needs: 0,
  options: { to: 'string' },
  async run(given) {
    const place = placeOf(given);
    const dataDir = await mkdtemp(join(tmpdir(), 'maru-drill-'));
    // PostgreSQL may run as another user, who has to come through here; what lies in it stays closed.
    await chmod(dataDir, 0o711);
    const config = quietly(given.config, dataDir);
    try {
      const restored = await restoreToMoment({
        config,
        place,
        target: readTarget(typeof given.options.to === 'string' ? given.options.to : 'latest'),
        isDrill: true,
        listNamed: listNamedBlobs(given.features),
        progress: given.say,
      });
      if ('prepared' in restored)
        throw new CannotStart(
          'This is a backup of a PostgreSQL of your own: try it there, as docs/operating.md says.',
        );
      const isWhole = sayRestored(given.say, restored);
      const seconds = await requireAnswers(config, given.features);
      given.say(`It started and answered in ${seconds.toFixed(1)} s.`);
      given.say(
        isWhole
          ? 'This backup can be brought back.'
          : 'This backup can be brought back, with what is missing above.',
      );
      return isWhole;
    } finally {
      await removeRestored(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};
