import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { openBlobs } from '../../platform/blobs/index.ts';
import { askNats, readHostId } from '../../platform/bus/index.ts';
import { insistOnTls } from '../../platform/mail/index.ts';
import { attempt, bad, ok, warning, wordsOf, type Finding, type Look } from './finding.ts';
import { mendS3 } from './look-at-backups.ts';

const lookAtNats: Look = async ({ config, db }) => {
  if (!config.natsUrl) return [];
  const { milliseconds, version } = await askNats(config.natsUrl);
  const host = db ? await readHostId(db) : undefined;
  return [
    ok(
      'lines.nats',
      `NATS ${version} answers after ${milliseconds.toFixed(1)} ms${host ? `; this host is ${host} there` : ''}.`,
    ),
  ];
};

const lookAtFiles: Look = async ({ config }) => {
  if (!config.s3Endpoint) return [];
  const blobs = openBlobs(config);
  const name = `doctor/${randomBytes(9).toString('hex')}`;
  const bytes = randomBytes(1_000);
  await blobs.put(name, bytes);
  const opened = await blobs.open(name);
  if (!opened)
    return [bad('lines.s3', 'What was put into the S3 is not there.', 'Look at S3_BUCKET and its rules.')];
  const pieces: Buffer[] = [];
  for await (const piece of opened.stream({ start: 10, end: 99 })) pieces.push(piece as Buffer);
  await blobs.remove(name);
  const isGone = (await blobs.open(name)) === undefined;
  if (!Buffer.concat(pieces).equals(bytes.subarray(10, 100)))
    return [
      bad(
        'lines.s3',
        'The S3 gives back something else than was put in.',
        'Look at what stands between: it must leave ranges alone.',
      ),
    ];
  return [
    isGone
      ? ok('lines.s3', 'The S3 takes, gives back and deletes files.')
      : bad('lines.s3', 'The S3 keeps what was deleted.', 'Let the key delete objects of that bucket.'),
  ];
};

const lookAtMail: Look = async ({ config }) => {
  if (config.smtpUrl === undefined)
    return [ok('lines.mail', 'Mails are off: nobody can come back by e-mail.')];
  if (config.smtpUrl === 'folder') return [ok('lines.mail', 'Mails are laid into a folder.')];
  const transport = createTransport(insistOnTls(config.smtpUrl));
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
  const from = /@([^>\s]+)>?$/.exec(config.mailFrom)?.[1];
  if (from === 'localhost')
    return [
      warning(
        'lines.mail',
        'The mail server lets us in, and MAIL_FROM is an address of localhost.',
        'Set MAIL_FROM to an address that mail servers know.',
      ),
    ];
  return [ok('lines.mail', 'The mail server lets us in.')];
};

const mendNats = (error: unknown): string => {
  const words = wordsOf(error);
  if (/authori[sz]ation|authenticat|permissions/i.test(words))
    return 'Correct user and password (or token) in NATS_URL: those of nats-server.';
  if (/ENOTFOUND|EAI_AGAIN/.test(words)) return 'Correct the name in NATS_URL, or mend the DNS.';
  if (/refused/i.test(words)) return 'Start nats-server, or correct host and port in NATS_URL.';
  return 'Start nats-server; check NATS_URL, its user and password, and the network.';
};

const mendMail = (error: unknown): string => {
  const words = wordsOf(error);
  if (/EAUTH/.test(words)) return 'Correct name and password in SMTP_URL.';
  if (/ECONNREFUSED/.test(words)) return 'Nobody listens there: correct host and port in SMTP_URL.';
  if (/ENOTFOUND|EDNS|EAI_AGAIN/.test(words)) return 'Correct the name in SMTP_URL, or mend the DNS.';
  if (/CERT|TLS|SSL/i.test(words))
    return 'The mail server needs a certificate that is good for its name; check port and TLS in SMTP_URL (smtps:// for 465).';
  return 'Check SMTP_URL: name, password, port and TLS.';
};

/** Looks at what Maru leans on beside its database. */
export const lookAtLines: Look = async (patient): Promise<Finding[]> =>
  (
    await Promise.all([
      attempt('lines.nats', mendNats, () => lookAtNats(patient)),
      attempt(
        'lines.s3',
        (error) => mendS3(error, 'S3_'),
        () => lookAtFiles(patient),
      ),
      attempt('lines.mail', mendMail, () => lookAtMail(patient)),
    ])
  ).flat();
