import { group, trace } from './kit.mjs';

/** Han-geul written with a brush of our own: each letter is a few strokes in a box of one by one. */
const O = (...[cx, cy, rx, ry]) =>
  `M${cx - rx} ${cy}A${rx} ${ry} ${cx + rx} ${cy}A${rx} ${ry} ${cx - rx} ${cy}`;

const consonants = {
  ㄱ: 'M.04 .1L.92 .1Q.94 .6 .4 1',
  ㄴ: 'M.1 .02L.1 .88L.98 .88',
  ㄷ: 'M.94 .08L.1 .08L.1 .9L.98 .9',
  ㄹ: 'M.06 .04L.94 .04L.94 .48L.08 .48L.08 .95L.98 .95',
  ㅁ: 'M.08 .06L.92 .06L.92 .94L.08 .94L.08 .06',
  ㅂ: 'M.1 .02L.1 .95L.9 .95L.9 .02M.1 .5L.9 .5',
  ㅅ: 'M.5 .04Q.46 .62 .03 .97M.5 .34Q.62 .78 .98 .97',
  ㅇ: O(0.5, 0.5, 0.45, 0.46),
  ㅈ: 'M.06 .08L.94 .08M.5 .1Q.48 .64 .03 .97M.52 .42Q.64 .8 .98 .97',
  ㅊ: 'M.36 -.04L.64 -.04M.06 .24L.94 .24M.5 .26Q.48 .7 .03 1M.52 .52Q.64 .84 .98 1',
  ㅋ: 'M.04 .06L.92 .06Q.94 .6 .4 1M.06 .5L.86 .46',
  ㅌ: 'M.94 .05L.1 .05L.1 .94L.98 .94M.1 .5L.92 .5',
  ㅍ: 'M.04 .07L.96 .07M.02 .93L.98 .93M.3 .07L.32 .93M.7 .07L.68 .93',
  ㅎ: `M.34 -.02L.66 -.02M.05 .25L.95 .25${O(0.5, 0.72, 0.31, 0.27)}`,
};

/** Over a lying vowel these end straight, or they would run into it. */
const overFlat = {
  ㄱ: 'M.08 .1L.92 .1L.9 .92',
  ㅋ: 'M.08 .06L.92 .06L.9 .96M.1 .5L.88 .5',
};

const upright = {
  ㅏ: 'M.3 0L.3 1M.3 .47L.95 .47',
  ㅑ: 'M.3 0L.3 1M.3 .33L.95 .33M.3 .63L.95 .63',
  ㅓ: 'M.72 0L.72 1M.05 .47L.72 .47',
  ㅕ: 'M.72 0L.72 1M.05 .33L.72 .33M.05 .63L.72 .63',
  ㅣ: 'M.5 0L.5 1',
  ㅐ: 'M.18 .02L.18 .98M.82 0L.82 1M.18 .48L.82 .48',
  ㅔ: 'M.5 .04L.5 .96M.95 0L.95 1M.02 .47L.5 .47',
  ㅖ: 'M.5 .04L.5 .96M.95 0L.95 1M.02 .33L.5 .33M.02 .63L.5 .63',
};

const flat = {
  ㅗ: 'M0 .82L1 .82M.5 .12L.5 .82',
  ㅛ: 'M0 .82L1 .82M.34 .12L.34 .82M.66 .12L.66 .82',
  ㅜ: 'M0 .16L1 .16M.5 .16L.5 .98',
  ㅠ: 'M0 .16L1 .16M.33 .16L.31 .98M.67 .16L.69 .98',
  ㅡ: 'M0 .5L1 .5',
};

const both = { ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ' };

const doubled = {
  ㄲ: 'ㄱㄱ',
  ㄸ: 'ㄷㄷ',
  ㅃ: 'ㅂㅂ',
  ㅆ: 'ㅅㅅ',
  ㅉ: 'ㅈㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㅄ: 'ㅂㅅ',
  ㅀ: 'ㄹㅎ',
};

const others = {
  '!': 'M.5 .04L.5 .64M.5 .93L.5 .94',
  '?': 'M.08 .24Q.1 .02 .5 .02Q.92 .04 .92 .3Q.9 .5 .5 .56L.5 .66M.5 .94L.5 .95',
  '~': 'M0 .58Q.25 .34 .5 .52Q.75 .7 1 .46',
  '.': 'M.5 .94L.5 .95',
  z: 'M.1 .1L.9 .1L.1 .9L.9 .9',
};

const first = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.split('');
const middle = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.split('');
const last = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'.split('')];

const number = (value) => String(Math.round(value * 10) / 10);

/** Strokes of a unit box, put into the box [x, y, width, height]. */
const fit = (strokes, [x, y, width, height]) =>
  strokes.replaceAll(/([MLQA])([^MLQA]*)/g, (_, command, numbers) => {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (command === 'A') {
      const [rx, ry, ex, ey] = values;
      return `A${number(rx * width)} ${number(ry * height)} 0 1 1 ${number(x + ex * width)} ${number(y + ey * height)}`;
    }
    return command + values.map((v, i) => number(i % 2 ? y + v * height : x + v * width)).join(' ');
  });

const placed = (letter, [x, y, width, height], isOverFlat = false) => {
  const parts = doubled[letter];
  if (!parts) return fit((isOverFlat && overFlat[letter]) || consonants[letter], [x, y, width, height]);
  const half = width * 0.44;
  return placed(parts[0], [x, y, half, height]) + placed(parts[1], [x + width - half, y, half, height]);
};

const syllable = (code) => {
  const vowel = middle[Math.floor((code % 588) / 28)];
  const begin = first[Math.floor(code / 588)];
  const end = last[code % 28];
  if (upright[vowel]) {
    const boxes = end
      ? [
          [8, 6, 46, 40],
          [64, 0, 30, 50],
          [20, 60, 68, 38],
        ]
      : [
          [6, 16, 48, 66],
          [64, 0, 30, 100],
        ];
    return placed(begin, boxes[0]) + fit(upright[vowel], boxes[1]) + (end && placed(end, boxes[2]));
  }
  if (flat[vowel]) {
    const boxes = end
      ? [
          [20, 2, 60, 27],
          [4, 38, 92, 24],
          [20, 70, 62, 28],
        ]
      : [
          [18, 2, 64, 38],
          [2, 54, 96, 42],
        ];
    return placed(begin, boxes[0], true) + fit(flat[vowel], boxes[1]) + (end && placed(end, boxes[2]));
  }
  const [low, side] = both[vowel];
  const boxes = end
    ? [
        [8, 4, 46, 28],
        [2, 34, 60, 22],
        [70, 0, 26, 60],
        [18, 68, 70, 30],
      ]
    : [
        [8, 6, 48, 40],
        [0, 54, 62, 34],
        [70, 0, 28, 100],
      ];
  return (
    placed(begin, boxes[0], true) +
    fit(flat[low], boxes[1]) +
    fit(upright[side], boxes[2]) +
    (end && placed(end, boxes[3]))
  );
};

const glyph = (letter) => {
  const code = letter.codePointAt(0) - 0xac00;
  // Many strokes over each other need a finer brush.
  if (code >= 0 && code < 11_172) {
    const isDense = code % 28 > 0 && !upright[middle[Math.floor((code % 588) / 28)]];
    return { d: syllable(code), wide: 100, brush: isDense ? 12.5 : 17 };
  }
  if (others[letter]) {
    const wide = letter === '~' ? 70 : letter === 'z' ? 80 : letter === '?' ? 62 : 30;
    return {
      d: fit(
        others[letter],
        letter === '~' || letter === 'z' || letter === '?' ? [6, 4, wide - 12, 92] : [0, 4, 30, 92],
      ),
      wide,
    };
  }
  if (consonants[letter]) return { d: fit(consonants[letter], [10, 8, 74, 84]), wide: 94 };
  if (flat[letter]) return { d: fit(flat[letter], [4, 10, 92, 84]), wide: 100 };
  return { d: '', wide: 44 };
};

const gap = 16;

/** Words in brush letters around the point x, y; `size` is the height of a letter, the letters dance a little. */
export const say = (words, { x = 120, y = 214, size = 34, color, tilt = 4 } = {}) => {
  const glyphs = [...words].map(glyph);
  const scale = size / 100;
  const wide = glyphs.reduce((sum, one) => sum + one.wide + gap, -gap);
  let left = -wide / 2;
  const letters = glyphs.map(({ d, wide: own, brush = 17 }, index) => {
    const middleX = left + own / 2;
    left += own + gap;
    const lean = index % 2 ? tilt : -tilt;
    if (!d) return undefined;
    return group(
      `translate(${number(x + middleX * scale)} ${number(y + (index % 2 ? 1 : -1) * tilt * 0.3)}) rotate(${lean}) scale(${scale}) translate(${-own / 2} -50)`,
      trace(d, color, brush),
    );
  });
  return { ...group('', ...letters), isOver: true };
};
