/** Asks a NATS once how it is: how long an answer takes, and its version. Throws what stands in the way. */
export const askNats = async (urls: string): Promise<{ milliseconds: number; version: string }> => {
  // As in open-bus: loaded only where there is a NATS.
  const [{ connect }, { connectionOptions }] = await Promise.all([
    import('@nats-io/transport-node'),
    import('./nats-line.ts'),
  ]);
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
