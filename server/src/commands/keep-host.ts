import { resolve } from 'node:path';
import { checkAuditNow } from '../platform/audit/index.ts';
import { readManifest, restoreBackup, writeBackup, type Manifest } from '../platform/backup/index.ts';
import { CannotStart } from '../platform/config/index.ts';
import { adoptKey } from '../platform/keys/index.ts';
import { checkFolder, openStorage } from '../platform/storage.ts';
import type { Command } from './command.ts';
import { changeHost, visitHost } from './visit-host.ts';

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

const inWords = (manifest: Manifest): string =>
  `${manifest.tables.length} tables with ${rowsOf(manifest)} rows, ${manifest.files} files with ${manifest.fileBytes} bytes`;

/** Writes a backup while the host may go on. */
export const backUp: Command = {
  name: 'backup',
  takes: '<folder>',
  means: 'write the database and the files into a new folder; the host may go on',
  needs: 1,
  async run(given) {
    const folder = resolve(given.words[0] as string);
    const manifest = await visitHost(given, ({ config, db, clock }) =>
      writeBackup({ config, url: db.url, clock }, folder),
    );
    await changeHost(given, async () => ({
      deed: 'host.backedUp',
      details: { rows: rowsOf(manifest), files: manifest.files },
    }));
    given.say(`${folder}: ${inWords(manifest)}.`);
    if (manifest.filesIn === 's3')
      given.say('The files lie in the S3 and are not in this backup: keep that bucket by its own means.');
    given.say(
      given.config.hostKey
        ? 'The key of this host is not in it (HOST_KEY): without that key, authenticator apps and calendar addresses of this backup are lost. Keep it elsewhere.'
        : 'It holds the key of this host (data/keys): what is sealed in the database opens with it.',
    );
    given.say('Whoever has this folder can read what is in it: keep it as safe as the host.');
  },
};

/** Brings a backup back into a host with nobody in it. */
export const restore: Command = {
  name: 'restore',
  takes: '<folder> [erased-accounts.jsonl]',
  means: 'bring a backup back into an empty host (--data with a new folder, or an empty database)',
  needs: 1,
  async run(given) {
    const folder = resolve(given.words[0] as string);
    const config = { ...given.config, dataDir: resolve(given.config.dataDir) };
    await readManifest(folder);
    await checkFolder(config.dataDir);
    const storage = await openStorage(config, given.say, { isVisitor: true });
    const erased = given.words[1] && resolve(given.words[1]);
    let manifest: Awaited<ReturnType<typeof restoreBackup>>;
    try {
      manifest = await restoreBackup({ config, url: storage.db.url, erased }, folder);
    } finally {
      await storage.db.close();
      await storage.stop();
    }
    await changeHost(given, async () => ({
      deed: 'host.restored',
      details: { madeAt: manifest.madeAt, rows: rowsOf(manifest) },
    }));
    given.say(`Restored as of ${manifest.madeAt}: ${inWords(manifest)}. Start Maru with the same settings.`);
    if (manifest.lostAgain > 0)
      given.say(`${manifest.lostAgain} accounts had been deleted since: they go again in the first minute.`);
    if (manifest.filesIn === 's3') given.say('The files are in the S3 that this backup was made with.');
  },
};

const readKnown = (typed: string | undefined): { number: number; head: string } | undefined => {
  if (typed === undefined) return undefined;
  const [, number, head] = /^(\d+):([0-9a-f]{64})$/.exec(typed) ?? [];
  if (!number || !head)
    throw new CannotStart('What was written down looks like 12:5f2c… (the number, a colon, 64 letters).');
  return { number: Number(number), head };
};

/** Looks whether the audit log is as it was written. */
export const checkAudit: Command = {
  name: 'audit check',
  takes: '[number:hash]',
  means: 'is the audit log as it was written, and does it hold what was written down before?',
  needs: 0,
  async run(given) {
    const known = readKnown(given.words[0]);
    const { whole, records, head, brokenAt } = await visitHost(given, ({ db }) => checkAuditNow(db, known));
    if (!whole) {
      given.say(`The audit log is NOT as it was written: look at record ${brokenAt}.`);
      return false;
    }
    given.say(`The chain is whole: ${records} records.`);
    if (records > 0) given.say(`Write this down elsewhere: ${records}:${head}`);
    return true;
  },
};

/** Lets the database go on with the key that is there now, when the one before is lost. */
export const renewKey: Command = {
  name: 'key renew',
  takes: '',
  means: 'go on with the present key when the one before is lost; what was sealed with that opens no more',
  needs: 0,
  async run(given) {
    await changeHost(given, async (house, tx) => {
      await adoptKey(tx, house.keys);
      return { deed: 'host.keyRenewed' };
    });
    given.say(
      'Done. Codes of authenticator apps from before are wrong now: people come in with recovery codes or passkeys, or you reset their second step. Addresses of calendars are to be made anew.',
    );
  },
};
