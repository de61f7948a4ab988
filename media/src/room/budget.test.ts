import { describe, expect, test } from 'vitest';
import { Budget, type PictureView } from './budget.ts';
import { IncomingStream } from './incoming-stream.ts';
import { VoiceLevel } from './voice-level.ts';

const picture = (more: Partial<PictureView> = {}): PictureView => ({
  wanted: 2,
  cap: 2,
  highest: 2,
  bitsPerSecond: 1_000_000,
  lossFraction: 0,
  ...more,
});

/** Lets seconds pass with a line as it is; gives the changes, as `second:cap`. */
function play(budget: Budget, seconds: number, lineAt: (second: number) => { remb?: number; loss?: number }) {
  const one = picture();
  const changes: string[] = [];
  for (let second = 1; second <= seconds; second++) {
    const { remb, loss } = lineAt(second);
    one.lossFraction = loss ?? 0;
    const change = budget.decide(
      { nowMs: second * 1_000, rembBitsPerSecond: remb, sentBitsPerSecond: 1_000_000 },
      [one],
    );
    if (!change) continue;
    one.cap = change.cap;
    changes.push(`${second}:${change.cap}`);
  }
  return changes;
}

describe('what a line bears', () => {
  test('is left alone while nothing is lost', () => {
    expect(play(new Budget(), 30, () => ({ remb: 1_400_000 }))).toEqual([]);
  });

  test('goes down after two seconds of losses, and is tried again later and later', () => {
    const changes = play(new Budget(), 60, () => ({ loss: 0.2 }));
    expect(changes.slice(0, 2)).toEqual(['2:1', '4:0']);
    const heals = play(new Budget(), 40, (second) => ({ loss: second < 5 ? 0.2 : 0 }));
    expect(heals.slice(2).map((one) => one.split(':')[1])).toEqual(['1', '2']);
  });

  test('a low estimate counts only when it stays low', () => {
    expect(play(new Budget(), 10, (second) => ({ remb: second % 3 === 0 ? 300_000 : 1_400_000 }))).toEqual(
      [],
    );
    expect(play(new Budget(), 6, () => ({ remb: 500_000 }))[0]).toBe('6:1');
  });

  test('an estimate on its way up says nothing yet, and one that stops far below does', () => {
    const slowly = (second: number) => ({ remb: 60_000 * 1.08 ** second });
    expect(play(new Budget(), 36, slowly)).toEqual([]);
    expect(play(new Budget(), 18, (second) => slowly(Math.min(second, 8)))).not.toEqual([]);
    // What a line at its limit makes of it: it falls to less than the line bears, and feels its way up again.
    const inTurn = (second: number) => ({ remb: 400_000 * 1.08 ** (second % 4) });
    expect(play(new Budget(), 20, inTurn)).not.toEqual([]);
  });

  test('a try that failed makes the next one wait longer', () => {
    const budget = new Budget();
    let cap = 2;
    const tries: number[] = [];
    for (let second = 1; second <= 300; second++) {
      const loss = cap > 0 ? 0.3 : 0;
      const change = budget.decide(
        { nowMs: second * 1_000, rembBitsPerSecond: undefined, sentBitsPerSecond: 1 },
        [picture({ cap, lossFraction: loss })],
      );
      if (change && change.cap > cap) tries.push(second);
      if (change) cap = change.cap;
    }
    const waits = tries.slice(1).map((one, index) => one - tries[index]!);
    expect(waits.length).toBeGreaterThan(2);
    expect(waits.every((wait, index) => index === 0 || wait >= waits[index - 1]!)).toBe(true);
  });

  test('the smallest picture rests only when the line bears far less', () => {
    const low = picture({ cap: 0 });
    const decide = (remb: number) => {
      const budget = new Budget();
      const seconds = [1, 2, 3, 4, 5, 6];
      return seconds.map((second) =>
        budget.decide({ nowMs: second * 1_000, rembBitsPerSecond: remb, sentBitsPerSecond: 200_000 }, [low]),
      );
    };
    expect(decide(120_000).filter(Boolean)).toEqual([]);
    expect(decide(50_000).find(Boolean)).toEqual({ index: 0, cap: -1 });
  });

  test('what a picture lost before it had to rest keeps neither itself nor others down', () => {
    const budget = new Budget();
    const rests = picture({ cap: -1, lossFraction: 0.5 });
    const other = picture({ cap: 0 });
    const caps: number[][] = [];
    for (let second = 1; second <= 40; second++) {
      const line = { nowMs: second * 1_000, rembBitsPerSecond: 1_400_000, sentBitsPerSecond: 1_000_000 };
      const change = budget.decide(line, [rests, other]);
      const changed = change && [rests, other][change.index];
      if (!changed) continue;
      changed.cap = change.cap;
      changed.lossFraction = 0;
      caps.push([rests.cap, other.cap]);
    }
    expect(caps[0]).toEqual([0, 0]);
    expect(caps.at(-1)).toEqual([2, 2]);
  });

  test('a picture that rests is tried again soon, however often it had to rest before', () => {
    const budget = new Budget();
    const low = picture({ cap: 0 });
    const rests: number[] = [];
    for (let second = 1; second <= 240; second++) {
      const remb = low.cap < 0 ? undefined : 50_000;
      const line = { nowMs: second * 1_000, rembBitsPerSecond: remb, sentBitsPerSecond: 200_000 };
      const change = budget.decide(line, [low]);
      if (change && low.cap < 0) rests.push(second - rests.pop()!);
      if (change && change.cap < 0) rests.push(second);
      if (change) low.cap = change.cap;
    }
    expect(rests.length).toBeGreaterThan(10);
    expect(Math.max(...rests.slice(0, -1))).toBeLessThanOrEqual(8);
  });
});

test('a voice is heard in the packets’ heads, and silence after it', () => {
  const voice = new VoiceLevel();
  for (let packet = 0; packet < 15; packet++) voice.note(20);
  expect(voice.take()).toBeGreaterThan(0.2);
  for (let packet = 0; packet < 15; packet++) voice.note(127);
  for (let tick = 0; tick < 5; tick++) voice.take();
  expect(voice.take()).toBe(0);
});

describe('a stream that comes in', () => {
  const take = (stream: IncomingStream, sequences: number[], nowMs = 1_000) =>
    sequences.map((sequence) => stream.note({ sequence, timestamp: sequence * 10, length: 100 }, nowMs));

  test('asks for what is missing, around the end of the numbers, and not for ever', () => {
    const stream = new IncomingStream({ ssrc: 1, clockRate: 90_000, layer: 0 });
    take(stream, [65_533, 65_534, 1]);
    expect(stream.takeDue(1_001)).toEqual([65_535, 0]);
    expect(stream.takeDue(1_010)).toEqual([]);
    expect(take(stream, [0])).toEqual([true]);
    expect(stream.takeDue(1_200)).toEqual([65_535]);
    for (let at = 1_300; at < 6_000; at += 100) stream.takeDue(at);
    expect(stream.takeDue(9_000)).toEqual([]);
  });

  test('what comes twice is taken once', () => {
    const stream = new IncomingStream({ ssrc: 1, clockRate: 90_000, layer: 0 });
    expect(take(stream, [5, 6, 6, 5, 8, 7, 7])).toEqual([true, true, false, false, true, true, false]);
  });

  test('losses are told as they are', () => {
    const stream = new IncomingStream({ ssrc: 1, clockRate: 90_000, layer: 0 });
    take(stream, [0, 1, 2, 4, 5, 6, 7, 9]);
    expect(stream.report(2_000)).toMatchObject({ totalLost: 2, fractionLost: 0.2, highest: 9 });
    take(stream, [10, 11]);
    expect(stream.report(3_000)).toMatchObject({ totalLost: 2, fractionLost: 0, highest: 11 });
  });
});
