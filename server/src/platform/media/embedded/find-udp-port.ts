import { createSocket } from 'node:dgram';

/** Is this UDP port free here? */
const isFree = (port: number, address: string | undefined): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createSocket({ type: address?.includes(':') ? 'udp6' : 'udp4' });
    probe.once('error', () => {
      probe.close();
      resolve(false);
    });
    probe.bind({ port, ...(address && { address }), exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });

/** The port that was wished for where it is free; else 0, which takes any. */
export const findUdpPort = async (wished: number, address: string | undefined): Promise<number> =>
  wished !== 0 && wished <= 65_535 && (await isFree(wished, address)) ? wished : 0;
