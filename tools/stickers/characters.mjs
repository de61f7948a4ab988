import { face, nose } from './faces.mjs';
import * as k from './kit.mjs';
import { pine } from './props.mjs';

const { at, flipped, group, limb, mark, oval, path, patch, spot, trace } = k;

const tigerFur = '#f6a65b';
const tigerDark = '#4a2f22';

const tigerEar = [
  path('M-18 14Q-24 -20 2 -19Q22 -16 18 14Z', tigerFur),
  patch('M-8 10Q-12 -9 2 -9Q11 -7 9 10Z', '#ffd9b0', 1),
];

/** The head of the tiger around 0, 0; the mark on its forehead is the old sign of a king. */
export const tigerHead = ({ ears = 0, eye, mouth = 'cat', brow, cheeks, over } = {}) =>
  group(
    '',
    at(-46, -42, k.turned(-18 - ears, tigerEar)),
    at(46, -42, flipped(k.turned(-18 - ears, tigerEar))),
    path('M-68 8C-71 -40 -38 -60 0 -60C38 -60 71 -40 68 8C66 44 36 55 0 55C-36 55 -66 44 -68 8Z', tigerFur),
    patch(
      'M-38 28C-38 6 -18 2 0 8C18 2 38 6 38 28C38 46 20 52.5 0 52.5C-20 52.5 -38 46 -38 28Z',
      '#fff3de',
      1,
    ),
    mark('M-13 -50H13M-10 -40H10M-12 -30H12M0 -50V-30', tigerDark, 5.4),
    mark('M-65 -6Q-55 -7 -49 -3M-66 10Q-57 10 -52 13M65 -6Q55 -7 49 -3M66 10Q57 10 52 13', tigerDark, 5.4),
    face({ eye, mouth, brow, cheeks, dx: 29, my: 23, cy: 17 }),
    at(0, 13, nose()),
    over,
  );

const tail = (x, y) =>
  at(
    x,
    y,
    limb('M0 0C26 6 44 -8 38 -32', tigerFur, 13),
    mark('M15 -4L18 9M30 -9L39 -1M32 -22L44 -20', tigerDark, 5),
  );

/** The whole tiger, sitting, with its head at 0, 0. `left` and `right` are the ends of its arms. */
export const tiger = ({ left = [-40, 86], right = [40, 86], robe, tailAt = true, behind, ...head } = {}) =>
  group(
    '',
    tailAt && tail(34, 92),
    behind,
    path('M-36 40C-52 66 -48 108 0 108C48 108 52 66 36 40Z', robe ?? tigerFur),
    !robe && spot(0, 82, 25, 24, '#fff3de'),
    oval(-24, 105, 19, 12, tigerFur),
    oval(24, 105, 19, 12, tigerFur),
    mark('M-30 108V102M-20 110V104M30 108V102M20 110V104', tigerDark, 3.4),
    robe && hanbokFront(),
    limb(`M-34 64Q-46 70 ${left[0]} ${left[1]}`, robe ?? tigerFur, 17),
    limb(`M34 64Q46 70 ${right[0]} ${right[1]}`, robe ?? tigerFur, 17),
    robe && [oval(left[0], left[1], 10, 10, tigerFur), oval(right[0], right[1], 10, 10, tigerFur)],
    tigerHead(head),
  );

/** Collar and ribbon of a jacket, on a chest at 0, 60. */
export const hanbokFront = (ribbon = k.gam) =>
  group(
    '',
    mark('M-20 50L6 74M20 50L-6 74', k.paper, 9),
    path('M-2 70Q10 66 14 74L26 104L16 108L2 82Z', ribbon, { w: 4, inner: true }),
    path('M0 76L-8 102L2 104L8 80Z', ribbon, { w: 4, inner: true }),
  );

const feather = '#38475e';
const sheen = '#3f8f9c';

/** The magpie, its middle at 0, 0, looking at us. `wing` turns the wings up. */
export const magpie = ({ wing = 0, right = wing, legs = true, robe, over, tailUp = 0, ...looks } = {}) =>
  group(
    '',
    at(
      22,
      24,
      k.turned(tailUp, path('M-8 -12L40 26Q46 38 34 38L-14 14Z', sheen), mark('M6 6L32 29', '#2a6a75', 3.6)),
    ),
    legs && trace('M-12 42V58M-19 58H-6M12 42V58M6 58H19', '#c98a2e', 6),
    path('M0 -50C32 -50 45 -22 45 6C45 36 24 48 0 48C-24 48 -45 36 -45 6C-45 -22 -32 -50 0 -50Z', feather),
    patch(
      'M-33 18C-30 0 -12 4 0 -1C12 4 30 0 33 18C31 38 18 45.5 0 45.5C-18 45.5 -31 38 -33 18Z',
      k.paper,
      1,
    ),
    robe,
    [-1, 1].map((side) =>
      group(
        `translate(${side * 40} 4) scale(${side} 1) rotate(${side < 0 ? -wing : -right})`,
        path('M-5 -12Q20 -12 20 12Q20 34 4 38Q-12 20 -5 -12Z', sheen),
        patch('M2 -5Q12 -3 12 11Q4 6 2 -5Z', k.paper, 1),
      ),
    ),
    at(
      0,
      -18,
      face({ dx: 17, my: 0, mouth: null, color: k.paper, cy: 14, ...looks, eye: looks.eye ?? 'bird' }),
    ),
    at(
      0,
      -7,
      looks.beak === 'open'
        ? [
            path('M-11 -4Q0 -10 11 -4L0 3Z', k.ochre, { w: 4, inner: true }),
            path('M-8 2L0 5L8 2Q6 13 0 14Q-6 13 -8 2Z', '#d98a2c', { w: 4, inner: true }),
          ]
        : path('M-12 -4Q0 -10 12 -4Q6 10 0 11Q-6 10 -12 -4Z', k.ochre, { w: 4, inner: true }),
    ),
    over,
  );

const cakes = {
  white: ['#fff8ea', '#ecdcc2'],
  pink: ['#fac9c6', '#e79f9f'],
  green: ['#b5d08c', '#8bb063'],
  yellow: ['#fbd98a', '#e2b14e'],
};

/** One of the rice cakes, its middle at 0, 0: a half-moon pinched along its back, a pine twig on it. */
export const songpyeon = ({
  kind = 'white',
  left,
  right,
  legs = true,
  twig = true,
  over,
  under,
  ...looks
} = {}) => {
  const [skin, fold] = cakes[kind];
  return group(
    '',
    legs && trace('M-18 38V55Q-18 58 -25 58M18 38V55Q18 58 25 58', k.ink, 6),
    under,
    path('M-66 20C-68 -30 -36 -54 0 -54C36 -54 68 -30 66 20C65 38 38 44 0 44C-38 44 -65 38 -66 20Z', skin),
    mark(
      'M-50 -23Q-43 -20 -41 -13M-33 -39Q-28 -34 -28 -27M-12 -48Q-9 -42 -11 -35M12 -48Q9 -42 11 -35M33 -39Q28 -34 28 -27M50 -23Q43 -20 41 -13',
      fold,
      4.6,
    ),
    patch(
      'M-50 31Q-30 41 0 41Q30 41 50 31Q60 27 62 22Q62 36 38 40Q0 43.5 -38 40Q-62 36 -62 22Q-58 27 -50 31Z',
      fold,
      0.6,
    ),
    twig && pine(0, -54, 0.9),
    face({ dx: 22, my: 13, cy: 10, ...looks }),
    left && limbs(-56, 16, left),
    right && limbs(56, 16, right),
    over,
  );
};

/** A thin arm with a round hand. */
const limbs = (x, y, [toX, toY]) => [
  trace(`M${x} ${y}Q${(x + toX) / 2 + (x < 0 ? -6 : 6)} ${(y + toY) / 2 + 8} ${toX} ${toY}`, k.ink, 6),
  oval(toX, toY, 5.5, 5.5, k.ink, { w: 3 }),
];

const clay = '#cf8a5e';

/** The lid of a jar, its knob up. */
export const lid = () =>
  group(
    '',
    k.box(-9, -34, 18, 14, 6, '#8f5434'),
    path('M-54 0Q-52 -22 0 -24Q52 -22 54 0Q54 6 46 6H-46Q-54 6 -54 0Z', '#a9663f'),
    mark('M-34 -10Q-14 -16 8 -16', '#d79a70', 4.4),
  );

/** A jar of the terrace behind the house, its middle at 0, 0. */
export const jar = ({ left, right, top, fill = clay, over, legs = true, ...looks } = {}) =>
  group(
    '',
    legs && [oval(-22, 62, 15, 9, '#8f5434'), oval(22, 62, 15, 9, '#8f5434')],
    path('M-36 -46C-64 -36 -70 10 -56 40C-50 56 -32 62 0 62C32 62 50 56 56 40C70 10 64 -36 36 -46Z', fill),
    patch('M-52 -18C-60 0 -56 22 -48 36Q-44 26 -46 8Q-46 -10 -38 -30Q-46 -28 -52 -18Z', '#f0b98d', 0.75),
    mark('M-51 42Q-40 33 -30 42T-8 42T14 42T36 42T52 41', '#a9663f', 5),
    k.box(-42, -58, 84, 15, 7, '#a9663f'),
    face({ dx: 23, my: 14, cy: 11, ...looks }),
    top === undefined ? at(0, -60, lid()) : top,
    left && limb(`M-58 10Q-66 16 ${left[0]} ${left[1]}`, clay, 11),
    right && limb(`M58 10Q66 16 ${right[0]} ${right[1]}`, clay, 11),
    over,
  );
