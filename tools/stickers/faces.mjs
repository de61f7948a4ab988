import { at, blush, flipped, gamDeep, group, ink, mark, paper, path, roseDeep, sky, spot } from './kit.mjs';

const pair = (dx, draw) => [at(-dx, 0, draw), at(dx, 0, flipped(draw))];

/** Eyes, drawn for the left side and mirrored. */
const eyes = {
  dot: (c) => [spot(0, 0, 5.6, 6.8, c), spot(-1.8, -2.6, 1.9, 1.9, paper)],
  shine: (c) => [spot(0, 0, 8, 9.2, c), spot(-2.6, -3.2, 3, 3, paper), spot(2.6, 3.4, 1.6, 1.6, paper)],
  happy: (c) => [mark('M-8 3Q0 -9 8 3', c, 4.6)],
  closed: (c) => [mark('M-8 -1Q0 7 8 -1', c, 4.6)],
  tight: (c) => [mark('M-7 -6L5 0L-7 6', c, 4.6)],
  sleepy: (c) => [mark('M-8 -2H8', c, 4.6), spot(0, 2, 5, 4, c)],
  wide: (c) => [
    spot(0, 0, 9, 10, paper),
    mark('M-9 0A9 10 0 1 0 9 0A9 10 0 1 0 -9 0', c, 3.6),
    spot(0, 1, 3.4, 4, c),
  ],
  flat: (c) => [mark('M-7 0H7', c, 4.6)],
  bird: () => [spot(0, 0, 9, 10, paper), spot(1, 1, 5.2, 6, ink), spot(-0.6, -1.6, 1.9, 1.9, paper)],
  startled: () => [spot(0, 0, 11, 12, paper), spot(0, 1, 3.6, 4, ink)],
  heart: () => [
    path('M0 9C-12 1 -9 -9 -3 -8Q0 -7 0 -4Q0 -7 3 -8C9 -9 12 1 0 9Z', roseDeep, {
      stroke: 'none',
      inner: true,
    }),
  ],
  sad: (c) => [spot(0, 1, 6.4, 7, c), spot(-2, -1.8, 2.6, 2.6, paper), spot(2, 4, 1.7, 1.7, paper)],
};

const mouths = {
  smile: (c) => [mark('M-8 0Q0 9 8 0', c, 4.4)],
  cat: (c) => [mark('M-11 0Q-10 7 -5 7Q0 7 0 1Q0 7 5 7Q10 7 11 0', c, 4.2)],
  open: (c) => [
    path('M-11 -1Q0 3 11 -1Q11 15 0 15Q-11 15 -11 -1Z', '#8f3324', { w: 4.2, stroke: c, inner: true }),
    spot(0, 11, 5.6, 3.4, '#f18a86'),
  ],
  big: (c) => [
    path('M-17 -3Q0 2 17 -3Q17 20 0 20Q-17 20 -17 -3Z', '#8f3324', { w: 4.2, stroke: c, inner: true }),
    spot(0, 15, 8.6, 4.4, '#f18a86'),
  ],
  o: (c) => [path('M-5 4A5 6.4 0 1 0 5 4A5 6.4 0 1 0 -5 4Z', '#8f3324', { w: 4, stroke: c, inner: true })],
  frown: (c) => [mark('M-8 6Q0 -3 8 6', c, 4.4)],
  wave: (c) => [mark('M-12 3Q-8 -3 -4 3T4 3T12 3', c, 4.2)],
  cry: (c) => [
    path('M-13 12Q-14 -3 0 -3Q14 -3 13 12Q0 7 -13 12Z', '#8f3324', { w: 4.2, stroke: c, inner: true }),
  ],
  kiss: (c) => [mark('M-2 -3Q5 -2 0 2Q5 3 -2 7', c, 4.2)],
  teeth: (c) => [
    path('M-14 0H14Q13 12 0 12Q-13 12 -14 0Z', paper, { w: 4.2, stroke: c, inner: true }),
    mark('M-5 0V10M5 0V10', c, 2.6),
  ],
  flat: (c) => [mark('M-7 3H7', c, 4.4)],
  pout: (c) => [mark('M-6 5Q0 -1 6 5', c, 4.4)],
};

const brows = {
  angry: (c) => [mark('M-9 -5L7 2', c, 4.6)],
  worried: (c) => [mark('M-8 2L7 -5', c, 4.2)],
  raised: (c) => [mark('M-7 0Q0 -6 7 0', c, 4)],
};

/**
 * A face around 0, 0. `dx` is how far the eyes stand from the middle, `my` how far the mouth lies below them; eyes may
 * be two names with a dash between, for a wink.
 */
export const face = ({
  eye = 'dot',
  mouth = 'smile',
  brow,
  dx = 24,
  my = 15,
  color = ink,
  cheeks = true,
  cy = 12,
}) => {
  const [left, right = left] = eye.split('-');
  return group(
    '',
    cheeks && pair(dx + 16, [spot(0, cy, 8.5, 5.6, blush, 0.55)]),
    at(-dx, 0, eyes[left](color)),
    at(dx, 0, flipped(eyes[right](color))),
    brow && pair(dx, [at(0, -16, brows[brow](color))]),
    mouth && at(0, my, mouths[mouth](color)),
  );
};

/** Tears that run from both eyes. */
export const tearStreams = (dx = 24, length = 34) =>
  pair(dx, [
    path(`M-5 6Q-7 ${length} -11 ${length + 6}Q0 ${length + 12} 8 ${length + 5}Q5 ${length - 4} 5 6Z`, sky, {
      w: 3.4,
      stroke: '#4d8fbd',
      inner: true,
    }),
  ]);

/** A nose of a tiger. */
export const nose = () => [path('M-8 -5Q0 -8 8 -5Q6 4 0 6Q-6 4 -8 -5Z', gamDeep, { inner: true, w: 3.6 })];
