import type { TransportKind } from '../worker/calls.ts';
import { openNodeDataChannel } from './node-datachannel.ts';
import type { Transport, TransportHears, TransportPlace } from './transport.ts';
import { openWerift } from './werift.ts';

/** Opens transports of either kind at one place. */
export function openTransport(place: TransportPlace) {
  return (kind: TransportKind, hears: TransportHears): Transport =>
    kind === 'werift' ? openWerift(place, hears) : openNodeDataChannel(place, hears);
}
