import { resolve } from 'node:path';
import { number, setting } from './setting.ts';

/** Where backups go that reach to any moment, and how many are kept. */
export const backupSettings = {
  backupDir: setting({
    env: 'BACKUP_DIR',
    flag: 'backup-dir',
    hint: 'FOLDER',
    fallback: '',
    parse: (text: string) => (text.trim() === '' ? '' : resolve(text)),
    means:
      'a folder on another disk that the log of the database, base backups and files are copied to all the time, so that the host can be brought back to any minute',
  }),
  backupEveryHours: setting({
    env: 'BACKUP_EVERY_HOURS',
    flag: 'backup-every-hours',
    hint: 'NUMBER',
    fallback: '24',
    parse: number(0, 8_760),
    means:
      'hours after which a worker makes a new base backup in BACKUP_DIR; 0 leaves that to `maru backup --base`',
  }),
  backupKeep: setting({
    env: 'BACKUP_KEEP',
    flag: 'backup-keep',
    hint: 'NUMBER',
    fallback: '7',
    parse: number(1, 10_000),
    means: 'base backups that are kept, each with the log since; a worker takes older ones away',
  }),
};
