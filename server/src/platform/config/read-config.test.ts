import { expect, it } from 'vitest';
import { explainConfig, readConfig, secretsInFlags } from './index.ts';

it('a setting that is wrong is told with what it should be, and a secret is told to nobody', () => {
  expect(() => readConfig(['--port', 'door'], {})).toThrow(/^--port is "door", but should be a whole number/);
  expect(() => readConfig([], { NATS_URL: 'http://maru:hush@nats' })).toThrow(
    /^NATS_URL is "\(hidden\)", but should be one or more addresses/,
  );
  expect(() => readConfig([], { DATABASE_URL: 'mysql://maru:hush@db/maru' })).toThrow(
    /^DATABASE_URL is "mysql:\/\/maru:…@db\/maru", but should be/,
  );
});

it('secrets among flags are found: lists of processes show them', () => {
  expect(secretsInFlags(['--port', '4400', '--host-name', 'Attic'])).toEqual([]);
  expect(secretsInFlags(['--database-url=postgresql://db/maru'])).toEqual([]);
  const found = secretsInFlags([
    '--backup-s3-secret-key=hush',
    '--database-url',
    'postgresql://a:hush@db/maru',
  ]);
  expect(found).toHaveLength(2);
  expect(found[0]).toContain('BACKUP_S3_SECRET_KEY');
  expect(found.join()).not.toContain('hush');
});

it('no setting that is explained shows a secret', () => {
  const env = { BACKUP_S3_SECRET_KEY: 'hush', BACKUP_S3_ACCESS_KEY: 'hush', SMTP_URL: 'smtp://me:hush@mail' };
  expect(JSON.stringify(explainConfig([], env))).not.toContain('hush');
});
