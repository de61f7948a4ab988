import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signJoinToken } from '../signal/tokens.ts';
import { PlayedClient } from '../testing/played-client.ts';
import type { MediaEvent, MediaWorker, Role, TransportKind } from './calls.ts';
import { startMediaWorker } from './start-media-worker.ts';

const key = { id: 'maru', secret: 'a-secret-that-is-long-enough-for-hs256' };
const limits = { maxEgressMbps: 500, maxPacketsPerSecond: 35_000, maxPeers: 100 };

describe.each<TransportKind>(['node-datachannel', 'werift'])('a room over %s', (transport) => {
  let worker: MediaWorker;
  const events: MediaEvent[] = [];
  const clients: PlayedClient[] = [];

  beforeAll(async () => {
    worker = await startMediaWorker({ key, udpPort: 0, bind: '127.0.0.1', transport, limits });
    worker.on('event', (event) => events.push(event));
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await worker.close();
  });

  const come = async (roomId: string, identity: string, role: Role = 'speaker') => {
    const token = await signJoinToken(key, { roomId, identity, role, ttlSeconds: 60 });
    const client = await PlayedClient.join(worker.signalPort, token);
    clients.push(client);
    await client.connected();
    return client;
  };

  test('sound and picture that one sends arrive at the other', async () => {
    await worker.openRoom({ roomId: 'r1', kind: 'call', maxPublishers: 16, maxViewers: 0 });
    const alice = await come('r1', 'alice:1');
    const bob = await come('r1', 'bob:1');
    const mic = await alice.publish('mic');
    const camera = await alice.publish('camera');
    await bob.until(
      () =>
        bob.last('answer')?.midToTrackId !== undefined &&
        Object.values(bob.last('answer')!.midToTrackId).includes(camera.sid),
      'a section for the camera',
    );
    const timer = setInterval(() => {
      alice.send(mic.streams[0]!.sound());
      const isKeyframe = alice.ear.keyframesWanted.splice(0).length > 0;
      for (const packet of camera.streams[0]!.picturePackets({ isKeyframe, packets: 3 })) alice.send(packet);
    }, 20);
    await bob.until(() => bob.ear.of(mic.sid).packets > 30 && bob.ear.of(camera.sid).packets > 60, 'packets');
    clearInterval(timer);
    expect(bob.ear.gaps(mic.sid)).toBe(0);
    expect(bob.ear.gaps(camera.sid)).toBe(0);
    expect(bob.ear.of(camera.sid).keyframes).toBeGreaterThan(0);
    expect(events.find((event) => event.kind === 'firstFrame')).toMatchObject({ identity: 'bob:1' });
  });
});
