import type { TransportKind } from '../worker/calls.ts';
import { openNodeDataChannel } from './node-datachannel.ts';
import type { Transport, TransportHears, TransportPlace } from './transport.ts';

/** Opens transports of either kind at one place. */
export function openTransport(place: TransportPlace) {
  return async (kind: TransportKind, hears: TransportHears): Promise<Transport> => {
    if (kind === 'node-datachannel') return openNodeDataChannel(place, hears);
    // Read only where it is needed: it is large, and a worker starts sooner without it.
    const { openWerift } = await import('./werift.ts');
    return openWerift(place, hears);
  };
}
