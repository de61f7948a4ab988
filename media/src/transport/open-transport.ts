import type { TransportKind } from '../worker/calls.ts';
import { openNodeDataChannel } from './node-datachannel.ts';
import type { Transport, TransportHears, TransportPlace } from './transport.ts';

const readWerift = () => import('./werift.ts');

/** Opens transports of either kind at one place. */
export async function openTransport(place: TransportPlace, first: TransportKind) {
  // Read only where it is needed: it is large, and a worker starts sooner without it.
  if (first === 'werift') await readWerift();
  return async (kind: TransportKind, hears: TransportHears): Promise<Transport> => {
    if (kind === 'node-datachannel') return openNodeDataChannel(place, hears);
    const { openWerift } = await readWerift();
    return openWerift(place, hears);
  };
}
