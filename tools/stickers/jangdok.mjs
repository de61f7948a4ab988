import { jar, lid } from './characters.mjs';
import * as k from './kit.mjs';
import { say } from './letters.mjs';
import * as props from './props.mjs';

const { at, box, group, limb, mark, moving, oval, path, sized, spot, trace, turned } = k;

const word = (words, more) => say(words, { y: 213, size: 37, color: '#8f4a26', ...more });
const clay = '#cf8a5e';
const lifted = (x, y, degrees) => group(`translate(${x} ${y}) rotate(${degrees})`, lid());
const rattling = at(0, -60, moving('lid', {}, lid()));

const hello = [
  props.shadow(120, 178, 66),
  sized(
    120,
    124,
    0.9,
    jar({ eye: 'happy', mouth: 'open', left: [-74, 36], right: [66, -58], top: lifted(26, -84, 16) }),
  ),
  word('왔어?'),
];

const thanks = [
  props.shadow(120, 178, 66),
  sized(
    120,
    118,
    0.96,
    moving(
      'bow',
      { origin: '0px 64px' },
      jar({ eye: 'closed', mouth: 'smile', left: [-22, 34], right: [22, 34] }),
    ),
  ),
  props.heart(42, 66, 0.5, k.rose),
  props.heart(202, 58, 0.65),
  word('감사합니다', { size: 34, color: k.roseDeep }),
];

const eat = [
  moving('rise', {}, props.steam(104, 128, 0.9)),
  moving('rise', { delay: -1 }, props.steam(134, 126, 0.9)),
  sized(120, 92, 0.86, jar({ eye: 'shine', mouth: 'open', legs: false, left: [-74, 10], right: [74, 10] })),
  props.spoon(48, 78, -6, 0.9),
  trace('M186 62L180 104M196 62L188 104', k.ink, 8),
  mark('M186 62L180 104M196 62L188 104', '#d9c27a', 3.6),
  props.soban(120, 166, 1.06),
  sized(92, 146, 0.5, props.bowl(0, 0)),
  sized(146, 146, 0.5, props.bowl(0, 0, 1, { full: false })),
  word('밥 먹자!', { y: 217, color: k.gamDeep }),
];

const kimjang = [
  props.shadow(120, 178, 84),
  sized(112, 112, 0.9, jar({ eye: 'happy', mouth: 'big', left: [-52, 52], right: [52, 52] })),
  sized(112, 156, 0.78, props.cabbage(0, 0)),
  oval(76, 160, 12, 13, '#f0879a'),
  oval(148, 160, 12, 13, '#f0879a'),
  props.chilli(206, 146, 14, 1.05),
  props.chilli(32, 150, -24, 0.9),
  word('김장하자', { color: '#c93a2b' }),
];

const spicy = [
  props.shadow(120, 178, 64),
  moving('rise', {}, props.steam(84, 30, 1.1, '#f08a6a')),
  moving('rise', { delay: -1 }, props.steam(154, 30, 1.1, '#f08a6a')),
  sized(
    120,
    120,
    0.94,
    moving(
      'shiver',
      {},
      jar({ fill: '#ec7a58', eye: 'tight', mouth: 'big', left: [-74, -14], right: [74, -14], top: rattling }),
    ),
  ),
  props.chilli(206, 82, 20, 1.1),
  moving('drop', {}, props.drop(36, 104, 0.9)),
  word('매워!', { size: 42, color: '#c93a2b' }),
];

const cold = [
  props.shadow(120, 178, 66),
  sized(
    120,
    118,
    0.96,
    moving(
      'shiver',
      {},
      jar({
        fill: '#b99a95',
        eye: 'flat',
        mouth: 'wave',
        brow: 'worried',
        left: [14, 46],
        right: [-14, 46],
        over: path(
          'M-58 -62Q-62 -82 -40 -84Q-30 -100 -8 -96Q12 -106 26 -92Q48 -94 52 -78Q64 -70 56 -60Q40 -70 26 -62Q10 -72 -6 -62Q-24 -70 -36 -60Q-48 -68 -58 -62Z',
          '#f5fafc',
        ),
      }),
    ),
  ),
  props.snow(36, 60, 1.1),
  props.snow(206, 52, 1.2),
  props.snow(214, 122, 0.9),
  props.snow(26, 124, 0.9),
  word('추워~', { color: '#3f76a3', size: 40 }),
];

const hot = [
  props.shadow(120, 178, 66),
  at(
    190,
    52,
    moving(
      'pulse',
      {},
      oval(0, 0, 22, 22, '#ffcf5a'),
      props.rays(0, 0, 31, 41, [0, 45, 90, 135, 180, 225, 270, 315], k.ochre),
    ),
  ),
  sized(
    110,
    118,
    0.94,
    jar({
      fill: '#df8a62',
      eye: 'sleepy',
      mouth: 'wave',
      left: [-70, 34],
      right: [62, 10],
      top: lifted(-8, -70, -12),
    }),
  ),
  at(
    178,
    126,
    moving(
      'wave',
      { origin: '0px 20px' },
      limb('M0 4V30', '#d9c27a', 4),
      path('M-28 0Q-30 -38 0 -40Q30 -38 28 0Q14 10 0 8Q-14 10 -28 0Z', '#f6f0dc'),
      mark('M0 6V-36M-12 4L-20 -26M12 4L20 -26', k.cheong, 3.6),
    ),
  ),
  props.drop(50, 86, 0.9),
  props.drop(42, 124, 0.7),
  word('더워~', { color: k.gamDeep, size: 40 }),
];

const boiling = [
  props.shadow(120, 178, 64),
  moving('rise', {}, props.cloudlet(78, 36, 0.7)),
  moving('rise', { delay: -1.1 }, props.cloudlet(164, 34, 0.7)),
  sized(
    120,
    120,
    0.96,
    jar({
      fill: '#dd7a52',
      eye: 'flat',
      brow: 'angry',
      mouth: 'teeth',
      left: [-70, 38],
      right: [70, 38],
      top: rattling,
    }),
  ),
  word('부글부글', { color: '#c93a2b', size: 36 }),
];

const sleepy = [
  props.shadow(120, 178, 64),
  sized(
    112,
    118,
    0.96,
    turned(
      -6,
      moving(
        'breathe',
        { origin: '0px 60px' },
        jar({ eye: 'sleepy', mouth: 'o', left: [-66, 44], right: [66, 44], top: lifted(0, -60, 6) }),
      ),
    ),
  ),
  props.zs(170, 70),
  word('졸려', { color: '#4f659c', size: 41 }),
];

const comfort = [
  props.shadow(120, 180, 96),
  sized(150, 112, 0.92, jar({ eye: 'happy', mouth: 'smile', right: [66, 40] })),
  sized(66, 140, 0.62, jar({ eye: 'sad', mouth: 'frown', brow: 'worried', fill: '#dba27c' })),
  limb('M98 124Q76 108 58 100', clay, 11),
  props.heart(66, 46, 0.6),
  props.sparkle(36, 70, 0.6),
  word('힘내', { size: 42, color: k.gamDeep }),
];

const sorry = [
  props.shadow(120, 178, 66),
  sized(
    120,
    120,
    0.96,
    moving(
      'bow',
      { origin: '0px 64px' },
      jar({ eye: 'sad', mouth: 'frown', brow: 'worried', left: [-20, 38], right: [20, 38] }),
    ),
  ),
  moving('drop', {}, props.drop(200, 78, 1.1)),
  word('죄송해요', { color: '#4f6f8f' }),
];

const busy = [
  trace('M22 84H52M14 112H46M26 140H52', '#b9a98f', 6),
  props.cloudlet(40, 170, 0.6),
  at(
    132,
    112,
    moving(
      'run',
      { origin: '0px 60px' },
      turned(
        8,
        sized(
          0,
          0,
          0.92,
          jar({
            eye: 'tight',
            mouth: 'teeth',
            legs: false,
            left: [-78, -6],
            right: [78, 22],
            under: null,
            top: rattling,
          }),
          limb('M-22 56Q-46 60 -52 78', '#8f5434', 10),
          limb('M22 56Q42 62 36 80', '#8f5434', 10),
        ),
      ),
    ),
  ),
  moving('drop', {}, props.drop(60, 58, 0.8)),
  word('바쁘다 바빠', { size: 32, color: k.gamDeep }),
];

const tea = [
  props.shadow(120, 178, 72),
  sized(106, 118, 0.94, jar({ eye: 'happy', mouth: 'smile', left: [-70, 40], right: [60, 22] })),
  sized(176, 138, 0.9, props.cup(0, 0)),
  moving('rise', {}, props.steam(168, 106, 0.9)),
  moving('rise', { delay: -1.1 }, props.steam(186, 104, 0.9)),
  word('차 한잔 해', { color: k.cheong, size: 36 }),
];

const home = [
  oval(176, 92, 50, 50, '#ffb35c', { stroke: 'none' }),
  path('M14 178Q70 148 120 160Q176 148 226 178Q226 186 216 186H24Q14 186 14 178Z', '#8fae7c'),
  at(
    112,
    112,
    moving(
      'hop',
      { origin: '0px 64px' },
      sized(
        0,
        0,
        0.86,
        jar({ eye: 'happy', mouth: 'big', left: [-78, -30], right: [74, -30] }),
        at(
          84,
          18,
          box(-22, -14, 44, 34, 7, '#7d5a45'),
          trace('M-9 -14V-22H9V-14', k.ink, 5),
          mark('M-22 0H22', '#5b3d2c', 4),
          spot(0, 1, 4, 4, k.ochre),
        ),
      ),
    ),
  ),
  word('퇴근!', { size: 42, color: k.gamDeep }),
];

const rain = [
  props.shadow(124, 180, 60),
  sized(
    112,
    128,
    0.8,
    jar({ eye: 'happy', mouth: 'smile', left: [-64, 38], right: [52, 14], top: at(0, -60, lid()) }),
  ),
  sized(150, 80, 0.98, props.umbrella(0, 0)),
  [
    [34, 60, 0],
    [24, 108, -0.5],
    [36, 162, -0.9],
    [206, 122, -0.3],
    [216, 160, -0.7],
  ].map(([x, y, delay]) => moving('drop', { delay }, props.drop(x, y, 0.65))),
  word('비 온다', { color: '#3f76a3', size: 40 }),
];

const safely = [
  props.crescent(200, 44, 0.8),
  props.sparkle(162, 30, 0.5),
  props.sparkle(34, 56, 0.6),
  props.shadow(110, 178, 66),
  sized(102, 118, 0.94, jar({ eye: 'happy', mouth: 'smile', left: [-72, 20], right: [72, -8] })),
  trace('M168 112L196 76', '#7d4a2b', 7),
  at(
    196,
    78,
    moving(
      'sway',
      { origin: '0px 0px' },
      spot(0, 46, 42, 42, '#ffdf86', 0.35),
      sized(0, 44, 0.9, props.lantern(0, 0)),
    ),
  ),
  word('조심히 가', { color: '#4f659c', size: 36 }),
];

/** The jars of the terrace: they keep everything, and mind everybody. */
export const drawings = {
  hello,
  thanks,
  eat,
  kimjang,
  spicy,
  cold,
  hot,
  boiling,
  sleepy,
  comfort,
  sorry,
  busy,
  tea,
  home,
  rain,
  safely,
};
