/** Numbers that look random and are the same in every run. */
const diceOf = (seed: number) => {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (from: number, to: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + (state / 4_294_967_296) * (to - from);
  };
};

type Dice = ReturnType<typeof diceOf>;

/** The size in which a scene is drawn; photos are made larger from it. */
export const sceneSize = { width: 1_008, height: 756 } as const;

const { width, height } = sceneSize;

const skies = [
  ['#7fc3ec', '#e8f4f6'],
  ['#f7a86b', '#fde3b0'],
  ['#51658f', '#f2a58e'],
  ['#9fc7d8', '#f6f1e2'],
  ['#2d3a63', '#c97f8f'],
] as const;

const sky = (dice: Dice, choice: number): string => {
  const [top, low] = skies[choice % skies.length]!;
  const sun = { x: dice(180, 820), y: dice(110, 260), size: dice(34, 62) };
  return `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient>
    <radialGradient id="glow"><stop offset="0" stop-color="#fff6d8" stop-opacity=".9"/><stop offset="1" stop-color="#fff6d8" stop-opacity="0"/></radialGradient>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <circle cx="${sun.x}" cy="${sun.y}" r="${sun.size * 4}" fill="url(#glow)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.size}" fill="#fffaf0"/>`;
};

const clouds = (dice: Dice): string =>
  Array.from({ length: 4 }, () => {
    const [x, y, wide] = [dice(0, width), dice(60, 240), dice(80, 210)];
    return [0, 0.3, 0.62, -0.34]
      .map(
        (step) =>
          `<ellipse cx="${x + step * wide}" cy="${y + Math.abs(step) * 16}" rx="${wide * 0.42}" ry="${18 + (1 - Math.abs(step)) * 16}" fill="#fff" opacity=".55"/>`,
      )
      .join('');
  }).join('');

/** A line of hills from side to side, and everything below it. */
const ridge = (dice: Dice, [level, rise, colour]: readonly [number, number, string]): string => {
  const steps = 6;
  const points = Array.from({ length: steps + 1 }, (_, at) => ({
    x: (at * width) / steps,
    y: level - dice(0, rise),
  }));
  const curve = points
    .slice(1)
    .map(({ x, y }, at) => {
      const before = points[at]!;
      const middle = (before.x + x) / 2;
      return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
    })
    .join(' ');
  return `<path d="M0 ${points[0]!.y} ${curve} V${height} H0z" fill="${colour}"/>`;
};

const sea = (dice: Dice, level: number): string => {
  const glints = Array.from({ length: 70 }, () => {
    const depth = dice(0, 1);
    const [x, y, wide] = [dice(0, width), level + depth * (height - level), 14 + depth * 74];
    return `<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${1 + depth * 3}" fill="#eafaf7" opacity="${0.12 + depth * 0.3}"/>`;
  }).join('');
  return `<linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3f93ad"/><stop offset=".6" stop-color="#46b6b4"/><stop offset="1" stop-color="#a9dfd0"/></linearGradient>
    <rect y="${level}" width="${width}" height="${height - level}" fill="url(#sea)"/>${glints}`;
};

const stones = (dice: Dice, level: number): string =>
  Array.from({ length: 46 }, (_, at) => {
    const [x, size] = [(at * width) / 42 + dice(-14, 14), dice(22, 44)];
    const shade = Math.round(dice(44, 84));
    return `<ellipse cx="${x}" cy="${level + (at % 3) * 24}" rx="${size}" ry="${size * 0.7}" fill="rgb(${shade},${shade},${shade + 6})"/>`;
  }).join('');

const flowers = (dice: Dice, [level, colour]: readonly [number, string]): string =>
  Array.from({ length: 420 }, () => {
    const depth = dice(0, 1);
    return `<circle cx="${dice(0, width)}" cy="${level + depth * (height - level)}" r="${2 + depth * 9}" fill="${colour}" opacity="${0.65 + depth * 0.35}"/>`;
  }).join('');

const grove = (dice: Dice): string =>
  Array.from({ length: 9 }, (_, at) => {
    const [x, y, size] = [
      (at % 3) * 360 + dice(40, 240),
      330 + Math.floor(at / 3) * 130,
      90 + Math.floor(at / 3) * 46,
    ];
    const fruit = Array.from({ length: 9 }, () => {
      const [turn, far] = [dice(0, 6.28), dice(0.1, 0.85) * size];
      return `<circle cx="${x + Math.cos(turn) * far}" cy="${y + Math.sin(turn) * far * 0.8}" r="${size * 0.11}" fill="#ef8a26"/><circle cx="${x + Math.cos(turn) * far - 3}" cy="${y + Math.sin(turn) * far * 0.8 - 4}" r="${size * 0.03}" fill="#ffd9a0"/>`;
    }).join('');
    return `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.82}" fill="rgb(${44 + at * 3},${104 + at * 4},58)"/>${fruit}`;
  }).join('');

const bowl = (dice: Dice): string => {
  const noodles = Array.from({ length: 44 }, () => {
    const [x, y] = [dice(340, 640), dice(290, 450)];
    return `<path d="M${x} ${y} q${dice(-90, 90)} ${dice(-46, 46)} ${dice(-130, 130)} ${dice(-20, 20)}" stroke="#f3dfae" stroke-width="7" fill="none" stroke-linecap="round"/>`;
  }).join('');
  return `<rect width="${width}" height="${height}" fill="#8a5a36"/>${Array.from({ length: 9 }, (_, at) => `<rect y="${at * 86}" width="${width}" height="3" fill="#6d4427"/>`).join('')}
    <ellipse cx="504" cy="430" rx="330" ry="290" fill="#00000033"/><ellipse cx="504" cy="390" rx="320" ry="280" fill="#f5f1ea"/><ellipse cx="504" cy="380" rx="272" ry="232" fill="#c9873f"/>
    ${noodles}<ellipse cx="420" cy="330" rx="92" ry="52" fill="#a65a45"/><ellipse cx="560" cy="320" rx="92" ry="52" fill="#b5664d"/><circle cx="590" cy="450" r="56" fill="#fffaf0"/><circle cx="590" cy="450" r="30" fill="#f2a63a"/>
    ${Array.from({ length: 26 }, () => `<circle cx="${dice(380, 560)}" cy="${dice(390, 500)}" r="6" fill="#5f9a45"/>`).join('')}`;
};

const scenes: readonly ((dice: Dice, at: number) => string)[] = [
  (dice, at) =>
    sky(dice, at) + clouds(dice) + ridge(dice, [420, 150, '#5f7f94']) + sea(dice, 430) + stones(dice, 690),
  (dice, at) =>
    sky(dice, at + 1) +
    ridge(dice, [430, 190, '#8d7f9a']) +
    ridge(dice, [520, 120, '#59707a']) +
    ridge(dice, [640, 90, '#2f4d4a']),
  (dice, at) => sky(dice, at + 3) + clouds(dice) + ridge(dice, [360, 60, '#6c9a72']) + grove(dice),
  (dice, at) =>
    sky(dice, at) +
    clouds(dice) +
    ridge(dice, [400, 130, '#7693a6']) +
    ridge(dice, [470, 60, '#6a9a4c']) +
    flowers(dice, [470, '#f6cf2f']),
  (dice) => bowl(dice),
  (dice, at) => sky(dice, at + 2) + ridge(dice, [400, 110, '#4b4f78']) + sea(dice, 410),
];

/** A view of the island as an SVG, another one for each number. */
export const drawScene = (place: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${scenes[place % scenes.length]!(diceOf(place + 1), Math.floor(place / scenes.length) + place)}</svg>`;
