import { expect, test } from 'vitest';
import { builtInPacks } from '../contract/src/stickers/built-in.ts';
import { drawAll, listStale } from './draw-stickers.mjs';

const pictures = [...drawAll()].filter(([path]) => path.endsWith('.svg'));

test('every sticker that has a name is drawn, and nothing else is', () => {
  const named = builtInPacks.flatMap(({ id, stickers }) => stickers.map((one) => `${id}/${one.id}.svg`));
  expect(pictures.map(([path]) => path.split('/').slice(-2).join('/')).sort()).toEqual(named.sort());
  for (const { stickers } of builtInPacks) expect(stickers).toHaveLength(16);
});

test('what is kept is what would be drawn', () => {
  expect(listStale()).toEqual([]);
});

test('a picture brings no script, nothing from elsewhere, and stands still for whoever wants it to', () => {
  for (const [path, svg] of pictures) {
    expect(svg, path).not.toMatch(/<script|href|url\(|on\w+=/);
    expect(svg.length, path).toBeLessThan(20_000);
    if (svg.includes('@keyframes')) expect(svg, path).toContain('prefers-reduced-motion:reduce');
  }
});

test('in a pack that is said to move, most pictures do', () => {
  for (const pack of builtInPacks) {
    const moving = pictures.filter(
      ([path, svg]) => path.includes(`/${pack.id}/`) && svg.includes('@keyframes'),
    );
    expect(moving.length > pack.stickers.length / 2, pack.id).toBe(pack.animated);
  }
});
