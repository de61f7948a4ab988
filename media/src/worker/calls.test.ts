import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playMedia, playStage, type Stage } from '../testing/play-stage.ts';
import { repeatOnNack } from '../testing/repeat-on-nack.ts';
import { setting } from '../testing/settings.ts';
import type { PlayedClient } from '../testing/played-client.ts';
import type { TransportKind } from './calls.ts';

/** Waits until a client has been given a section for a track. */
const seen = (client: PlayedClient, trackSid: string) =>
  client.until(
    () => Object.values(client.last('answer')?.midToTrackId ?? {}).includes(trackSid),
    'a section for the track',
  );

describe.each<[TransportKind, 'here' | 'apart']>([
  ['node-datachannel', 'apart'],
  ['werift', 'here'],
])('over %s, in a process %s', (transport, where) => {
  let stage: Stage;
  beforeAll(async () => (stage = await playStage({ transport }, where)), 60_000);
  afterAll(() => stage?.close());

  test('sound and picture that one sends arrive at the other, whole and in order', async () => {
    await stage.open('r1');
    const alice = await stage.come('r1', 'alice:1');
    const bob = await stage.come('r1', 'bob:1');
    const mic = await alice.publish('mic');
    const camera = await alice.publish('camera');
    await seen(bob, camera.sid);
    const stop = playMedia(alice, { mic, camera });
    const { ear } = bob;
    await bob.until(() => ear.of(mic.sid).packets > 30 && ear.of(camera.sid).packets > 60, 'packets');
    await bob.until(() => bob.last('speakersChanged')?.speakers[0]?.active === true, 'who speaks');
    stop();
    expect(ear.gaps(mic.sid)).toBe(0);
    expect(ear.gaps(camera.sid)).toBe(0);
    expect(ear.of(camera.sid).keyframes).toBeGreaterThan(0);
    expect(await stage.worker.participants('r1')).toMatchObject([{ transport }, { transport }]);
    expect(stage.events.find(({ kind }) => kind === 'firstFrame')).toMatchObject({ identity: 'bob:1' });
  });
});

describe('in a room', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await playStage()), 60_000);
  afterAll(() => stage?.close());

  test('who is removed hears nothing more within a second, and does not come in again with the same token', async () => {
    await stage.open('r2');
    const alice = await stage.come('r2', 'alice:1');
    const bob = await stage.come('r2', 'bob:1');
    const mic = await alice.publish('mic');
    await seen(bob, mic.sid);
    const stop = playMedia(alice, { mic });
    await bob.until(() => bob.ear.of(mic.sid).packets > 5, 'sound');
    await stage.worker.remove('r2', 'bob:1');
    const removedMs = performance.now();
    await bob.until(() => bob.isClosed, 'the end');
    await new Promise((resolve) => setTimeout(resolve, 300));
    stop();
    expect(bob.ear.of(mic.sid).lastMs - removedMs).toBeLessThan(1_000);
    expect(bob.last('leave')).toMatchObject({ action: 0 });
    expect(await stage.worker.participants('r2')).toMatchObject([{ identity: 'alice:1' }]);
    expect(stage.events).toContainEqual({ kind: 'left', roomId: 'r2', identity: 'bob:1', reason: 'removed' });
  });

  test('a viewer sends nothing until made a speaker, and nothing more when made a viewer again', async () => {
    await stage.open('b1', { kind: 'broadcast', maxPublishers: 4 });
    const host = await stage.come('b1', 'host:1', 'host');
    const fan = await stage.come('b1', 'fan:1', 'viewer');
    await expect(fan.publish('mic')).rejects.toThrow('not allowed');
    fan.heard.splice(0);
    await stage.worker.setRole('b1', 'fan:1', 'speaker');
    await fan.until(() => fan.last('update')?.participants[0]?.permission?.canPublish === true, 'a new role');
    const mic = await fan.publish('mic');
    await seen(host, mic.sid);
    const stop = playMedia(fan, { mic });
    await host.until(() => host.ear.of(mic.sid).packets > 5, 'sound of the fan');
    await stage.worker.setRole('b1', 'fan:1', 'viewer');
    await fan.until(() => fan.last('trackUnpublished')?.trackSid === mic.sid, 'the end of the track');
    const count = host.ear.of(mic.sid).packets;
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop();
    expect(host.ear.of(mic.sid).packets).toBeLessThanOrEqual(count + 3);
    const [, view] = await stage.worker.participants('b1');
    expect(view).toMatchObject({ identity: 'fan:1', role: 'viewer', tracks: [] });
  });

  test('a picture in three sizes changes its size as is asked for, without a gap in its numbers', async () => {
    await stage.open('r3');
    const alice = await stage.come('r3', 'alice:1');
    const bob = await stage.come('r3', 'bob:1');
    const camera = await alice.publish('camera', [320, 640, 1280]);
    await seen(bob, camera.sid);
    const stop = playMedia(alice, { camera });
    const track = bob.ear.of(camera.sid);
    const show = (width: number) => bob.until(() => track.lastWidth === width, `a width of ${width}`);
    await show(1280);
    bob.say(setting(camera.sid, { quality: 0 }));
    await show(320);
    bob.say(setting(camera.sid, { quality: 1 }));
    await show(640);
    bob.say(setting(camera.sid, { disabled: true }));
    // One that only changes its place on a screen goes on.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const rested = track.packets;
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(track.packets).toBe(rested);
    bob.say(setting(camera.sid, { quality: 2 }));
    await show(1280);
    stop();
    expect(bob.ear.gaps(camera.sid)).toBe(0);
    // The browser's decoder needs pictures that count on by one, and a clock that only goes on.
    const steps = track.pictures
      .slice(1)
      .map((picture, index) => (picture - track.pictures[index]!) & 0x7fff);
    expect(new Set(steps)).toEqual(new Set([1]));
    const back = track.timestamps.filter(
      (one, index) => ((one - (track.timestamps[index - 1] ?? one)) | 0) < 0,
    );
    expect(back).toEqual([]);
  });

  test('who comes again on the same device takes their own place', async () => {
    await stage.open('r4');
    const first = await stage.come('r4', 'alice:1');
    await stage.come('r4', 'alice:1');
    await first.until(() => first.isClosed, 'the end of the first');
    expect(await stage.worker.participants('r4')).toHaveLength(1);
    await stage.worker.closeRoom('r4');
    await expect(stage.worker.participants('r4')).rejects.toMatchObject({ code: 'noSuchRoom' });
  });
});

test('what is lost on the way, both up and down, is asked for again and comes', async () => {
  const stage = await playStage({ testFaults: { lossDown: 0.1, lossUp: 0.1 } });
  try {
    await stage.open('r5');
    const alice = await stage.come('r5', 'alice:1');
    const bob = await stage.come('r5', 'bob:1');
    const camera = await alice.publish('camera');
    await seen(bob, camera.sid);
    repeatOnNack(alice, camera);
    const stop = playMedia(alice, { camera });
    await bob.until(() => bob.ear.of(camera.sid).packets > 120, 'packets');
    stop();
    await bob.until(() => bob.ear.gaps(camera.sid) === 0, 'what was lost');
    expect(alice.ear.nacked.length).toBeGreaterThan(5);
    expect(bob.ear.of(camera.sid).repaired).toBeGreaterThan(5);
  } finally {
    await stage.close();
  }
}, 60_000);
