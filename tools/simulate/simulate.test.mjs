import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../prepare.mjs';
import { redraw, simulate } from '../simulate.mjs';
import { assumptions as given } from './assumptions.mjs';
import { hash, makeChats, makeChooser, makeDice } from './chats.mjs';
import { costOf, loadOf, partsOf } from './plan.mjs';
import { play } from './play.mjs';

const measured = {
  tableBytesPerEntry: 400,
  walBytesPerEntry: 700,
  walBytesPerMark: 300,
  frameBytes: 300,
  sentPerSecondPerCore: 10_000,
  deliveriesPerSecondPerCore: 250_000,
  connectsPerSecondPerCore: 150,
};
const spread = { readersOnline: 0.5, gatewaysOfMessage: 0.5 };

describe('docs/scale.md', () => {
  test('says what the simulation says', () => {
    const page = fs.readFileSync(path.join(projectRoot, 'docs/scale.md'), 'utf8');
    expect(redraw(page)).toBe(page);
  }, 60_000);

  test('is caught where a figure is another', () => {
    expect(redraw('<!-- simulate -->\n\n| made up |\n\n<!-- /simulate -->')).not.toContain('made up');
  }, 60_000);
});

describe('a plan', () => {
  test('is that of KakaoTalk where as many people use it', () => {
    const load = loadOf(50e6, given, measured);
    expect(load.sentPerSecond).toBeCloseTo(45_000, 6);
    expect(load.peakPerSecond).toBeCloseTo(450_000, 6);
    expect(load.tableBytesPerYear).toBeCloseTo(45_000 * 365 * 86_400 * 400, -3);
  });

  test('needs no broker for one gateway, and three servers for more', () => {
    const few = partsOf(loadOf(1_000, given, measured), spread, { given, measured });
    expect(few).toMatchObject({ gateways: 1, shards: 1, natsServers: 0 });
    const many = partsOf(loadOf(1e6, given, measured), spread, { given, measured });
    expect(many.gateways).toBeGreaterThan(1);
    expect(many.natsServers).toBe(3);
  });

  test('says which of its reasons asks for most', () => {
    const load = { ...loadOf(1e6, given, measured), lines: 10 };
    expect(partsOf(load, spread, { given, measured }).gatewaysBecauseOf).toBe('messages');
    expect(partsOf({ ...load, tableBytesPerYear: 1e18 }, spread, { given, measured }).shardsBecauseOf).toBe(
      'bytes',
    );
  });

  test('costs what its parts cost', () => {
    const load = loadOf(1e6, given, measured);
    const { all, ...parts } = costOf(load, partsOf(load, spread, { given, measured }), { given, measured });
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBeCloseTo(all, 6);
  });
});

describe('chats', () => {
  test('are the same for the same dice, and others for others', () => {
    const draw = (seed) => makeChats({ people: 200, chatsPerPerson: 5, dice: makeDice(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('have nobody twice, and none is larger than a room may be', () => {
    for (const { members } of makeChats({ people: 3_500, chatsPerPerson: 4, dice: makeDice(3) })) {
      expect(new Set(members).size).toBe(members.length);
      expect(members.length).toBeGreaterThan(1);
      expect(members.length).toBeLessThanOrEqual(3_000);
    }
  });

  test('are chosen by how much they speak', () => {
    const choose = makeChooser([1, 0, 3], makeDice(4));
    const counts = [0, 0, 0];
    for (let at = 0; at < 8_000; at++) counts[choose()] += 1;
    expect(counts[1]).toBe(0);
    expect(counts[2] / counts[0]).toBeCloseTo(3, 0);
  });

  test('fall evenly on parts', () => {
    const parts = Array(16).fill(0);
    for (let at = 0; at < 16_000; at++) parts[hash(at) % 16] += 1;
    expect(Math.max(...parts)).toBeLessThan(1_150);
    expect(Math.min(...parts)).toBeGreaterThan(850);
  });
});

describe('playing', () => {
  const short = { people: 20_000, gateways: 10, seconds: 10, sample: 6_000, given };

  test('sends as many messages as people send at an event, to about as many readers as KakaoTalk tells of', () => {
    const { played, readers, readersOnline } = play(short);
    expect(played.messages / (6_000 * 10 * given.sentPerPersonPerSecond * given.event)).toBeCloseTo(1, 0);
    expect(readers).toBeGreaterThan(1.3);
    expect(readers).toBeLessThan(2.3);
    expect(readersOnline / readers).toBeCloseTo(given.onlineShare, 1);
  });

  test('brings a message to one gateway where there is one, and to no more than it has readers', () => {
    expect(play({ ...short, gateways: 1 }).gatewaysOfMessage).toBeLessThan(1);
    const many = play({ ...short, gateways: 1_000 });
    expect(many.gatewaysOfMessage).toBeGreaterThan(play({ ...short, gateways: 1 }).gatewaysOfMessage);
    expect(many.gatewaysOfMessage).toBeLessThanOrEqual(many.readersOnline);
  });

  test('shows the hot shard', () => {
    expect(play(short).busiestShardInASecond).toBeGreaterThan(play(short).busiestShard);
    expect(play(short).busiestShard).toBeGreaterThan(1);
  });

  test('is the same for the same seed', () => {
    const twice = [1, 1].map((seed) => simulate(1e5, { measured, seed, seconds: 2, sample: 4_000 }));
    expect(twice[0]).toEqual(twice[1]);
  });
});
