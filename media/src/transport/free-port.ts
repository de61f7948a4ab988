import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A UDP port that nobody uses: the one that is asked for, or any. */
export async function findUdpPort(wanted: number, bind?: string): Promise<number> {
  if (wanted !== 0) return wanted;
  const socket = createSocket('udp4');
  socket.bind(0, bind ?? '0.0.0.0');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}
