import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, startProgram } from './start-program.ts';

/** A bucket of a real S3, and the key to it. */
export interface RealBucket {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  pathStyle: true;
  stop(): Promise<void>;
}

/** An S3 server that keeps its objects in a folder (`go install github.com/versity/versitygw/cmd/versitygw@latest`). */
export const versitygwProgram = (): string | undefined =>
  process.env.MARU_VERSITYGW || findProgram('versitygw');

const startVersitygw = async (program: string): Promise<RealBucket> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-versitygw-'));
  await mkdir(join(folder, 'files', 'maru-test'), { recursive: true });
  const [accessKey, secretKey] = ['TESTKEY', 'test-secret-key'];
  const meta = join(folder, 'meta');
  await mkdir(meta);
  const flags = ['--access', accessKey, '--secret', secretKey, '--quiet'];
  const server = await startProgram(program, (port) => [
    ...['--port', `127.0.0.1:${port}`],
    ...flags,
    ...['posix', '--sidecar', meta, join(folder, 'files')],
  ]);
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    bucket: 'maru-test',
    accessKey,
    secretKey,
    pathStyle: true,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const named = (): RealBucket | undefined => {
  const { TEST_S3_ENDPOINT: endpoint, TEST_S3_REGION: region = 'us-east-1' } = process.env;
  return endpoint === undefined
    ? undefined
    : {
        endpoint,
        region,
        bucket: process.env.TEST_S3_BUCKET ?? '',
        accessKey: process.env.TEST_S3_ACCESS_KEY ?? '',
        secretKey: process.env.TEST_S3_SECRET_KEY ?? '',
        pathStyle: true,
        stop: async () => undefined,
      };
};

/** Is there an S3 that is not of these tests? One that TEST_S3_ENDPOINT and its like name, or a program that can be one. */
export const hasRealS3 = (): boolean => named() !== undefined || versitygwProgram() !== undefined;

/** Opens it. */
export const openRealS3 = async (): Promise<RealBucket> => {
  const program = versitygwProgram();
  const there = named() ?? (program && (await startVersitygw(program)));
  if (!there) throw new Error('there is no S3 here');
  return there;
};
