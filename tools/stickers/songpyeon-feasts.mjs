import { songpyeon } from './characters.mjs';
import * as k from './kit.mjs';
import { say } from './letters.mjs';
import * as props from './props.mjs';

const { at, box, mark, moving, oval, path, sized, trace } = k;

const word = (words, more) => say(words, { y: 212, size: 38, color: '#4f7f45', ...more });
const feet = { origin: '0px 58px' };

const congratulations = [
  props.confetti([
    [30, 40, 20],
    [70, 24, -30],
    [120, 16, 10],
    [172, 26, 50],
    [212, 44, 10],
    [22, 96, 70],
    [218, 104, -10],
    [96, 44, 40],
    [150, 48, 0],
  ]),
  props.shadow(120, 172, 92),
  sized(
    68,
    126,
    0.68,
    moving(
      'hop',
      { ...feet, delay: -0.3 },
      songpyeon({ kind: 'green', eye: 'happy', mouth: 'open', left: [-74, -22], right: [70, -22] }),
    ),
  ),
  sized(
    172,
    126,
    0.68,
    moving(
      'hop',
      { ...feet, delay: -0.6 },
      songpyeon({ kind: 'yellow', eye: 'happy', mouth: 'open', left: [-70, -22], right: [74, -22] }),
    ),
  ),
  sized(
    120,
    112,
    0.8,
    moving(
      'hop',
      feet,
      songpyeon({
        kind: 'pink',
        eye: 'shine',
        mouth: 'big',
        twig: false,
        left: [-76, -26],
        right: [76, -26],
        over: props.partyHat(0, -58, 0, 0.9),
      }),
    ),
  ),
  word('축하해!', { color: k.roseDeep }),
];

const dance = [
  props.shadow(120, 172, 96),
  ['green', 'white', 'pink'].map((kind, i) =>
    sized(
      52 + i * 68,
      128 - (i === 1 ? 12 : 0),
      0.58,
      moving(
        'sway',
        { origin: '0px 58px', time: 0.9, delay: -0.3 * i },
        songpyeon({
          kind,
          eye: 'happy',
          mouth: 'open',
          left: [-74, i === 1 ? -30 : 20],
          right: [74, i === 1 ? -30 : -30],
        }),
      ),
    ),
  ),
  moving('bob', {}, note(46, 66, k.gam)),
  moving('bob', { delay: -0.5 }, note(196, 60, k.cheong)),
  moving('bob', { delay: -1 }, note(122, 42, k.roseDeep)),
  word('신난다!', { color: k.gamDeep }),
];

function note(x, y, fill) {
  return at(x, y, trace('M6 0V-26Q16 -24 18 -14', fill, 5), oval(0, 2, 8, 6, fill, { w: 4, stroke: fill }));
}

const fullMoon = [
  at(120, 74, moving('climb', {}, props.moon(0, 0, 58))),
  path('M14 178Q44 128 92 148Q134 116 168 144Q210 138 226 178Q226 186 216 186H24Q14 186 14 178Z', '#7da86b'),
  sized(76, 146, 0.5, songpyeon({ kind: 'white', eye: 'happy', mouth: 'smile', legs: false })),
  sized(166, 146, 0.5, songpyeon({ kind: 'yellow', eye: 'happy', mouth: 'smile', legs: false })),
  sized(121, 156, 0.46, songpyeon({ kind: 'pink', eye: 'happy', mouth: 'open', legs: false })),
  moving('twinkle', {}, props.sparkle(34, 60, 0.8)),
  moving('twinkle', { delay: -0.7 }, props.sparkle(208, 66, 0.8)),
  word('한가위', { y: 215 }),
];

const together = [
  moving('rise', {}, props.steam(84, 44, 1)),
  moving('rise', { delay: -0.8 }, props.steam(120, 36, 1.1)),
  moving('rise', { delay: -1.5 }, props.steam(156, 44, 1)),
  sized(
    120,
    88,
    0.6,
    moving('bob', {}, songpyeon({ kind: 'yellow', eye: 'happy', mouth: 'open', legs: false })),
  ),
  sized(
    66,
    122,
    0.6,
    moving('bob', { delay: -0.5 }, songpyeon({ kind: 'green', eye: 'dot', mouth: 'smile', legs: false })),
  ),
  sized(
    174,
    122,
    0.6,
    moving('bob', { delay: -1 }, songpyeon({ kind: 'pink', eye: 'dot', mouth: 'smile', legs: false })),
  ),
  sized(
    120,
    126,
    0.6,
    moving('bob', { delay: -0.8 }, songpyeon({ kind: 'white', eye: 'shine', mouth: 'open', legs: false })),
  ),
  path('M16 146H224Q218 186 186 188H54Q22 186 16 146Z', '#c99356'),
  mark('M24 160H216M34 174H206M60 148V186M100 148V187M140 148V187M180 148V186', '#a06f38', 4),
  box(10, 138, 220, 14, 7, '#dcae74'),
  word('다 모여!', { y: 216, color: k.gamDeep }),
];

/** The days on which the family comes together. */
export const feasts = { congratulations, dance, fullMoon, together };
