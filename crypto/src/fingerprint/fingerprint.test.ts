import { describe, expect, test } from 'vitest';
import { cellsAcross, drawCells, drawFingerprint, fingerprintOf, keyColours, keyGround } from './index.ts';

const person = (accountId: string, fill: number) => ({
  accountId,
  identityKey: new Uint8Array(32).fill(fill),
});
const [alice, bob, carol] = [person('alice', 1), person('bob', 2), person('carol', 3)];

describe('the fingerprint of two', () => {
  test('is the same on both sides, whatever the order and the number of devices', async () => {
    const mine = await fingerprintOf([alice, bob]);
    expect(await fingerprintOf([bob, alice, { ...bob }, { ...alice }])).toEqual(mine);
    expect(mine.digits).toHaveLength(12);
    for (const group of mine.digits) expect(group).toMatch(/^\d{5}$/);
    expect(mine.cells).toHaveLength(cellsAcross ** 2);
    // Written down: a change here is a change of every picture that people have compared.
    expect(mine.digits.slice(0, 3)).toEqual(['22128', '12017', '88374']);
    expect(mine.cells.slice(0, 3)).toEqual([
      { colour: 5, shape: 2 },
      { colour: 4, shape: 1 },
      { colour: 7, shape: 0 },
    ]);
  });

  test('is another for another key, another account, and with one more', async () => {
    const all = await Promise.all([
      fingerprintOf([alice, bob]),
      fingerprintOf([alice, person('bob', 4)]),
      fingerprintOf([alice, person('bobby', 2)]),
      fingerprintOf([alice, bob, carol]),
      fingerprintOf([person('bob', 1), person('alice', 2)]),
    ]);
    expect(new Set(all.map(({ digits }) => digits.join()))).toHaveProperty('size', all.length);
    const [first, ...others] = all.map(({ cells }) => cells.map(({ colour, shape }) => `${colour}${shape}`));
    for (const other of others) {
      const alike = first!.filter((cell, at) => cell === other[at]).length;
      // One cell in 32 is the same by chance.
      expect(alike).toBeLessThan(10);
    }
  });

  test('uses every colour and every shape', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, (_, n) => fingerprintOf([person('many', n)])));
    const cells = many.flatMap((one) => one.cells);
    const counted = (of: (cell: (typeof cells)[number]) => number, kinds: number) =>
      Array.from({ length: kinds }, (_, kind) => cells.filter((cell) => of(cell) === kind).length);
    for (const count of counted(({ colour }) => colour, 8)) expect(count).toBeGreaterThan(cells.length / 16);
    for (const count of counted(({ shape }) => shape, 4)) expect(count).toBeGreaterThan(cells.length / 6);
  });
});

describe('the picture', () => {
  test('is an SVG with one shape for each cell, that says what it is where a title is given', async () => {
    const { cells } = await fingerprintOf([alice, bob]);
    const svg = drawFingerprint(cells, { size: 300, title: 'Keys of <Alice> & "Bob"' });
    expect(svg.startsWith('<svg ')).toBe(true);
    expect(svg).toContain('width="300"');
    expect(svg).toContain('aria-label="Keys of &lt;Alice&gt; &amp; &quot;Bob&quot;"');
    expect(svg.match(/<path/g)).toHaveLength(50);
    expect(drawFingerprint(cells)).toContain('aria-hidden="true"');
    expect(new Set(drawCells(cells).map(({ path }) => path))).toHaveProperty('size', 49);
  });

  // Viénot, Brettel and Mollon (1999), on linear light.
  const eyes = {
    'all colours': [1, 0, 0, 0, 1, 0, 0, 0, 1],
    'no red': [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
    'no green': [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  };

  test.each(Object.entries(eyes))('its colours are apart for eyes that see %s', (_name, matrix) => {
    const colours = [...keyColours, ...keyGround.slice(0, 1)].map((hex) => toLab(hex, matrix));
    const apart = colours.flatMap((one, at) =>
      colours.slice(at + 1).map((other) => Math.hypot(...one.map((part, axis) => part - other[axis]!))),
    );
    expect(Math.min(...apart)).toBeGreaterThan(12);
  });
});

function toLab(hex: string, matrix: readonly number[]): number[] {
  const light = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const times = (rows: readonly number[], by: readonly number[]) =>
    [0, 1, 2].map((row) => by.reduce((sum, part, column) => sum + rows[row * 3 + column]! * part, 0));
  const seen = times(matrix, light).map((part) => Math.min(1, Math.max(0, part)));
  const toXyz = [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505];
  const white = [0.9505, 1, 1.089];
  const [x, y, z] = times(toXyz, seen).map((part, axis) => {
    const ratio = part / white[axis]!;
    return ratio > 0.008856 ? Math.cbrt(ratio) : 7.787 * ratio + 16 / 116;
  }) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
