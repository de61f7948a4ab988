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
  const hostile = pictures.filter(([, svg]) => /<script|href|url\(|on\w+=/.test(svg) || svg.length > 20_000);
  const restless = pictures.filter(
    ([, svg]) => svg.includes('@keyframes') && !svg.includes('prefers-reduced-motion:reduce'),
  );
  expect([...hostile, ...restless].map(([path]) => path)).toEqual([]);
});

test('in a pack that is said to move, most pictures do', () => {
  const moving = builtInPacks.filter(({ id, stickers }) => {
    const those = pictures.filter(([path, svg]) => path.includes(`/${id}/`) && svg.includes('@keyframes'));
    return those.length > stickers.length / 2;
  });
  expect(moving).toEqual(builtInPacks.filter(({ animated }) => animated));
});
