import type { PlayedClient, PlayedTrack } from './played-client.ts';

/** Makes a played client keep what it sends of a track, and send it again when asked. */
export function repeatOnNack(client: PlayedClient, { streams }: PlayedTrack): void {
  const kept = new Map<string, Buffer>();
  for (const stream of streams) {
    const make = stream.picturePackets.bind(stream);
    stream.picturePackets = (of) => {
      const packets = make(of);
      for (const packet of packets) kept.set(`${stream.ssrc} ${packet.readUInt16BE(2)}`, packet);
      return packets;
    };
  }
  client.ear.onNack = (ssrc, sequences) => {
    for (const sequence of sequences) {
      const packet = kept.get(`${ssrc} ${sequence}`);
      const stream = streams.find((one) => one.ssrc === ssrc);
      if (packet && stream) client.send(stream.again(packet));
    }
  };
}
