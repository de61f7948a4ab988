import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  CannotStart,
  explainConfig,
  readConfig,
  secretsInFlags,
  type Config,
  type ExplainedSetting,
} from '../platform/config/index.ts';
import { openDatabase } from '../platform/db/index.ts';
import { whyNoBackups } from '../platform/backup/index.ts';
import { whyNoMedia } from '../platform/media/index.ts';
import { checkFolder } from '../platform/storage.ts';
import type { Command } from './command.ts';

/** What is allowed and yet looks wrong. Pure. */
export const doubtsAbout = (config: Config): string[] => {
  const isPublic = config.publicUrl !== undefined && !/\/\/(localhost|127\.)/.test(config.publicUrl);
  return [
    config.publicUrl?.startsWith('http://') &&
      isPublic &&
      'PUBLIC_URL is not https: browsers allow neither passkeys, nor push, nor the camera there.',
    config.publicUrl?.startsWith('https://') &&
      config.trustProxy === 'off' &&
      'PUBLIC_URL is https, which Maru itself does not speak: with a proxy in front, set TRUST_PROXY=on, or all people share one address in the limits.',
    config.trustProxy === 'on' &&
      config.publicUrl === undefined &&
      'TRUST_PROXY is on and PUBLIC_URL is not set: links and sign-in by passkey need the address people use.',
    config.rateLimits === 'off' && 'RATE_LIMITS is off: nothing slows down guessing or flooding.',
    config.demo && 'DEMO is on: anybody can sign in as the people of the demo.',
    config.s3Endpoint &&
      !(config.s3AccessKey && config.s3SecretKey) &&
      'S3_ENDPOINT is set, and S3_ACCESS_KEY or S3_SECRET_KEY is not.',
    !config.s3Endpoint &&
      (config.s3AccessKey || config.s3SecretKey) &&
      'There are keys for an S3, and S3_ENDPOINT is not set: files go into the data folder.',
    /^http:\/\/(?!localhost|127\.)/.test(config.backupS3Endpoint ?? '') &&
      'BACKUP_S3_ENDPOINT is http: everything of this host goes there in clear, and whoever is on the way can read it.',
    config.livekitUrl?.startsWith('ws://') &&
      config.publicUrl?.startsWith('https://') &&
      'LIVEKIT_URL is ws:// and PUBLIC_URL is https: browsers let no page of https go there.',
  ].filter((doubt): doubt is string => typeof doubt === 'string' && doubt !== '');
};

const whyNot = async (look: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await look();
    return undefined;
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
    const { code, message } = error as NodeJS.ErrnoException;
    return code ?? message;
  }
};

/** What of the world outside these settings need and do not find. */
const troublesOf = async (config: Config): Promise<string[]> => {
  const found: string[] = [];
  const folder = await whyNot(() => checkFolder(resolve(config.dataDir)));
  if (folder) found.push(folder);
  if (config.databaseUrl) {
    const db = openDatabase(config.databaseUrl);
    const database = await whyNot(() => db.check());
    await db.close();
    if (database) found.push(`The database of DATABASE_URL does not answer (${database}).`);
  }
  if (config.ffmpeg && (await whyNot(() => access(config.ffmpeg, constants.X_OK))))
    found.push(`FFMPEG is ${config.ffmpeg}, which cannot be run.`);
  const noMedia = whyNoMedia(config);
  if (noMedia) found.push(noMedia);
  const noBackups = whyNoBackups(config);
  if (noBackups) found.push(noBackups);
  return found;
};

const wordSetting = ({ env, shown, from, expected }: ExplainedSetting): string =>
  `${expected === undefined ? ' ' : '✗'} ${env.padEnd(16)} ${(shown || '–').padEnd(28)} ${from}${
    expected === undefined ? '' : `: should be ${expected}`
  }`;

/** Prints every setting, where it came from and what is wrong. */
export const checkConfig: Command = {
  name: 'config check',
  takes: '',
  means: 'print every setting, where it came from, and what is wrong',
  needs: 0,
  readsSettings: true,
  async run({ flags, env, say }) {
    const explained = explainConfig(flags, env);
    for (const one of explained) say(wordSetting(one));
    const wrong = explained.filter(({ expected }) => expected !== undefined);
    if (wrong.length > 0) {
      say(`\n${wrong.length} to mend: ${wrong.map((one) => one.env).join(', ')}`);
      return false;
    }
    const config = readConfig(flags, env);
    const troubles = await troublesOf(config);
    const doubts = [...doubtsAbout(config), ...secretsInFlags(flags)];
    say('');
    for (const one of troubles) say(`✗ ${one}`);
    for (const one of doubts) say(`! ${one}`);
    if (troubles.length + doubts.length === 0) say('Nothing is wrong.');
    return troubles.length === 0;
  },
};
