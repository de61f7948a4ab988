import * as k from './kit.mjs';

const { at, box, group, mark, moving, oval, path, patch, sized, spot, trace, turned } = k;

export const heart = (...[x, y, scale = 1, fill = k.roseDeep]) =>
  sized(
    x,
    y,
    scale,
    path('M0 20C-30 0 -24 -22 -9 -20Q-1 -18 0 -10Q1 -18 9 -20C24 -22 30 0 0 20Z', fill, {
      w: 5 / Math.max(1, scale),
    }),
    patch('M-14 -12Q-10 -16 -6 -13Q-12 -10 -13 -5Z', k.paper, 0.7),
  );

export const sparkle = (...[x, y, scale = 1, fill = k.ochre]) =>
  sized(x, y, scale, path('M0 -14Q2 -3 12 0Q2 3 0 14Q-2 3 -12 0Q-2 -3 0 -14Z', fill, { w: 4 }));

export const drop = (x, y, scale = 1) =>
  sized(x, y, scale, path('M0 -11Q9 2 8 7A8 8 0 0 1 -8 7Q-9 2 0 -11Z', k.sky, { w: 3.6, stroke: '#4d8fbd' }));

export const steam = (...[x, y, scale = 1, color = '#a99c8c']) =>
  sized(x, y, scale, trace('M0 12Q-8 4 0 -3T0 -18', color, 5));

export const moon = (x, y, radius = 40) =>
  at(
    x,
    y,
    oval(0, 0, radius, radius, '#ffdf86'),
    spot(-radius * 0.3, -radius * 0.3, radius * 0.22, radius * 0.18, '#f7c95c', 0.7),
    spot(radius * 0.35, radius * 0.2, radius * 0.28, radius * 0.22, '#f7c95c', 0.7),
    spot(-radius * 0.25, radius * 0.45, radius * 0.14, radius * 0.1, '#f7c95c', 0.7),
  );

export const crescent = (x, y, scale = 1) =>
  sized(x, y, scale, path('M8 -24A25 25 0 1 0 22 12A20 20 0 0 1 8 -24Z', '#ffdf86'));

export const cloudlet = (...[x, y, scale = 1, fill = '#f4eee3']) =>
  sized(
    x,
    y,
    scale,
    path('M-26 10Q-36 8 -32 -2Q-26 -12 -16 -8Q-10 -22 4 -18Q16 -16 17 -6Q30 -8 31 3Q30 11 20 11Z', fill),
  );

export const flower = (...[x, y, scale = 1, fill = k.rose]) =>
  sized(
    x,
    y,
    scale,
    trace('M0 6Q3 24 -2 38', '#5f9a63', 6),
    [0, 72, 144, 216, 288].map((angle) => turned(angle, oval(0, -10, 7.5, 9, fill, { w: 4 }))),
    spot(0, 0, 6.5, 6.5, k.ochre),
  );

export const bowl = (...[x, y, scale = 1, { full = true } = {}]) =>
  sized(
    x,
    y,
    scale,
    full && path('M-32 -4Q-30 -32 0 -34Q30 -32 32 -4Z', '#fffaf0'),
    full &&
      mark(
        'M-14 -20Q-11 -24 -8 -20M4 -24Q7 -28 10 -24M-2 -12Q1 -16 4 -12M14 -14Q17 -18 20 -14',
        '#d9cdb8',
        3,
      ),
    path('M-40 -6H40Q38 30 14 34H-14Q-38 30 -40 -6Z', '#dfe9e4'),
    mark('M-35 8Q0 16 35 8', k.cheong, 4),
    box(-16, 32, 32, 8, 4, '#c9dad1'),
  );

export const spoon = (...[x, y, degrees = 0, scale = 1]) =>
  group(
    `translate(${x} ${y}) rotate(${degrees}) scale(${scale})`,
    trace('M0 0V44', k.ink, 11),
    mark('M0 0V44', '#d9c27a', 4.5),
    oval(0, -8, 11, 15, '#eed996'),
  );

export const cake = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    [-20, 0, 20].map((cx, i) =>
      at(
        cx,
        -34,
        box(-4, -6, 8, 24, 3, [k.rose, k.celadon, k.ochre][i], { w: 4 }),
        moving(
          'pulse',
          { origin: '0px -10px', delay: -0.3 * i },
          path('M0 -24Q9 -13 0 -8Q-9 -13 0 -24Z', '#ffb03a', { w: 3.4 }),
        ),
      ),
    ),
    path('M-44 -14Q-44 -20 -38 -20H38Q44 -20 44 -14V24H-44Z', '#fff3e0'),
    path(
      'M-44 -14Q-44 -22 -36 -22H36Q44 -22 44 -14V-4Q36 8 28 -2Q20 10 12 -1Q2 12 -8 -1Q-16 9 -25 -2Q-34 9 -44 -4Z',
      k.rose,
    ),
    mark('M-30 12H30', '#f0b9a0', 4),
    box(-52, 22, 104, 11, 5.5, '#e7dfd1'),
  );

export const partyHat = (...[x, y, degrees = 0, scale = 1]) =>
  group(
    `translate(${x} ${y}) rotate(${degrees}) scale(${scale})`,
    path('M-20 12L0 -34L20 12Q0 20 -20 12Z', k.celadon),
    mark('M-12 -4Q2 4 11 -8M-6 -20Q2 -16 6 -20', k.paper, 5),
    oval(0, -36, 7, 7, k.ochre, { w: 4 }),
  );

export const nightcap = (...[x, y, degrees = 0, scale = 1]) =>
  group(
    `translate(${x} ${y}) rotate(${degrees}) scale(${scale})`,
    path('M-30 10Q-28 -30 4 -32Q40 -30 46 6Q34 -6 28 10Q0 2 -30 10Z', '#8fa8d6'),
    mark('M-20 -8Q0 -16 24 -8', '#c5d3ee', 5),
    path('M-34 14Q-36 4 -28 4Q0 -4 28 4Q36 5 34 14Q0 6 -34 14Z', k.paper),
    oval(46, 10, 8, 8, k.paper),
  );

export const letter = (...[x, y, degrees = 0, scale = 1]) =>
  group(
    `translate(${x} ${y}) rotate(${degrees}) scale(${scale})`,
    box(-26, -18, 52, 36, 5, '#fff6e4'),
    mark('M-25 -14L0 6L25 -14', '#cbb99b', 4),
    sized(0, 4, 0.5, heart(0, 0, 1, k.gam)),
  );

/** A lantern of silk, red over blue, on a stick. */
export const lantern = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    trace('M0 -30V-44', k.ink, 5),
    path('M-20 -22Q-24 -2 -21 6H21Q24 -2 20 -22Q0 -28 -20 -22Z', '#e2574c'),
    path('M-21 6Q-20 22 -15 28Q0 33 15 28Q20 22 21 6Q0 11 -21 6Z', '#3f6fb5'),
    spot(-8, -6, 4, 9, '#ffd7a0', 0.85),
    box(-15, -32, 30, 10, 4, k.ochre, { w: 4 }),
    box(-12, 27, 24, 8, 4, k.ochre, { w: 4 }),
    trace('M0 36V48', '#e2574c', 5),
  );

export const umbrella = (...[x, y, scale = 1, fill = k.gam]) =>
  sized(
    x,
    y,
    scale,
    trace('M0 -8V74Q0 86 11 84', k.ink, 6),
    path(
      'M-74 2C-68 -48 -34 -62 0 -62C34 -62 68 -48 74 2Q60 -12 48 0Q36 -14 24 0Q12 -14 0 0Q-12 -14 -24 0Q-36 -14 -48 0Q-60 -12 -74 2Z',
      fill,
    ),
    mark('M-24 -2Q-22 -40 0 -61Q22 -40 24 -2', '#fff0e2', 4),
    trace('M0 -62V-70', k.ink, 6),
  );

export const cup = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    path('M24 -8Q44 -10 42 6Q40 18 22 16', 'none'),
    path('M-28 -14H28Q28 22 12 28H-12Q-28 22 -28 -14Z', k.celadon),
    spot(0, -13, 24, 5, '#b98a4b'),
    mark('M-28 -14Q0 -6 28 -14', k.ink, 4),
    mark('M-12 8Q0 12 12 8', k.paper, 4),
  );

export const cabbage = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    path('M-30 24C-48 4 -34 -36 0 -38C34 -36 48 4 30 24Q0 36 -30 24Z', '#a9cf7c'),
    patch('M-22 22C-32 2 -22 -26 0 -28C22 -26 32 2 22 22Q0 30 -22 22Z', '#d6e9a8', 1),
    patch('M-12 26C-17 6 -10 -14 0 -16C10 -14 17 6 12 26Z', '#fbf6dc', 1),
    mark('M0 22V-4M-16 12Q-18 -6 -10 -16M16 12Q18 -6 10 -16', '#8fb45f', 3.6),
  );

export const chilli = (...[x, y, degrees = 0, scale = 1]) =>
  group(
    `translate(${x} ${y}) rotate(${degrees}) scale(${scale})`,
    trace('M0 -24Q2 -32 10 -34', '#4f8a4b', 7),
    path('M-10 -20Q0 -30 10 -20Q14 8 -12 30Q0 6 -10 -20Z', '#dd3f2e'),
    mark('M2 -14Q4 0 -2 10', '#ff9d8a', 3.6),
  );

export const confetti = (points) =>
  points.map(([x, y, turn], i) =>
    at(
      x,
      y,
      moving(
        'fall',
        { delay: -((i * 0.37) % 2), time: 2 + (i % 3) * 0.3 },
        turned(turn, box(-5, -3.5, 10, 7, 2, [k.gam, k.ochre, k.celadon, k.rose, k.sky][i % 5], { w: 3 })),
      ),
    ),
  );

export const zs = (x, y, color = '#6a7fb0') =>
  [
    [0, 0, 0.9],
    [18, -20, 1.2],
    [42, -44, 1.55],
  ].map(([dx, dy, scale], i) =>
    at(
      x + dx,
      y + dy,
      moving('rise', { delay: -0.7 * i, time: 2.8 }, sized(0, 0, scale, trace('M-6 -6H6L-6 6H6', color, 5))),
    ),
  );

/** Strokes around something that startles or shines. */
export const rays = (...[x, y, inner, outer, angles, color = k.gam]) =>
  at(
    x,
    y,
    angles.map((angle) => turned(angle, trace(`M0 ${-inner}V${-outer}`, color, 6))),
  );

export const shadow = (x, y, rx) => oval(x, y, rx, 7, '#d9cbb6', { stroke: 'none', inner: true, o: 0.55 });

export const pine = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    [-50, -25, 0, 25, 50].map((angle) => turned(angle, trace('M0 0V-22', '#4f8a5b', 5))),
    oval(0, 0, 5, 5, '#8a5f3c', { w: 3.4 }),
  );

export const snow = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    [0, 60, 120].map((angle) => turned(angle, trace('M0 -9V9', '#7fb2d6', 4.4))),
  );

/** A gold bar of light above somebody who shines. */
export const crownOfLight = (x, y) => rays(x, y, 78, 92, [-50, -25, 0, 25, 50], k.ochre);

export const bubbleOf = (...[x, y, scale, ...kids]) =>
  sized(
    x,
    y,
    scale,
    path(
      'M-34 -26H34Q44 -26 44 -16V10Q44 20 34 20H4L-8 32L-10 20H-34Q-44 20 -44 10V-16Q-44 -26 -34 -26Z',
      k.paper,
    ),
    ...kids,
  );

/** The small table at which a family eats. */
export const soban = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    trace('M-46 4Q-40 18 -48 34M46 4Q40 18 48 34', '#7d4a2b', 9),
    path('M-66 -6Q-66 -12 -60 -12H60Q66 -12 66 -6Q66 6 54 6H-54Q-66 6 -66 -6Z', '#b9713f'),
  );

/** A pouch for luck. */
export const pouch = (x, y, scale = 1) =>
  sized(
    x,
    y,
    scale,
    trace('M-4 -20Q-12 -36 0 -38Q12 -36 4 -20', '#c84a5a', 4),
    path('M-12 -18Q-36 -4 -32 18Q-28 32 0 32Q28 32 32 18Q36 -4 12 -18Z', '#e2574c'),
    path('M-18 -26Q0 -16 18 -26Q18 -12 0 -12Q-18 -12 -18 -26Z', '#f08a7c', { w: 4 }),
    oval(0, 9, 11, 11, k.ochre, { w: 4 }),
    mark('M-4 9H4M0 5V13', '#a86a1d', 3.4),
    trace('M-8 -14Q-16 -2 -14 6M8 -14Q16 -2 14 6', k.ochre, 4, { inner: true }),
  );
