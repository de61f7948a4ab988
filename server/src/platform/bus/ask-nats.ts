import { connect } from '@nats-io/transport-node';
import { connectionOptions } from './nats-line.ts';

/** Asks a NATS once how it is: how long an answer takes, and its version. Throws what stands in the way. */
export const askNats = async (urls: string): Promise<{ milliseconds: number; version: string }> => {
  const connection = await connect({
    ...connectionOptions({ urls, name: 'maru doctor' }),
    reconnect: false,
    ignoreAuthErrorAbort: false,
    timeout: 3_000,
  });
  try {
    return { milliseconds: await connection.rtt(), version: connection.info?.version ?? '' };
  } finally {
    await connection.close();
  }
};
