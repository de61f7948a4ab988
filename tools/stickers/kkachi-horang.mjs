import { magpie, tiger, tigerHead } from './characters.mjs';
import { tearStreams } from './faces.mjs';
import * as k from './kit.mjs';
import { say } from './letters.mjs';
import * as props from './props.mjs';

const { at, box, flipped, group, limb, mark, oval, path, patch, sized, spot, trace, turned } = k;

const word = (words, more) => say(words, { y: 212, size: 38, color: k.gamDeep, ...more });

const hello = [
  sized(128, 92, 0.86, tiger({ eye: 'happy', mouth: 'open', left: [-76, 34] })),
  sized(92, 28, 0.5, turned(-8, magpie({ eye: 'bird', beak: 'open', wing: 70, right: 10 }))),
  k.trace('M46 92Q38 98 36 108M62 84Q58 80 52 80', k.gam, 5),
  word('안녕!'),
];

const thanks = [
  sized(
    110,
    86,
    0.88,
    tiger({ eye: 'closed', mouth: 'cat', left: [16, 78], right: [34, 78], tailAt: false }),
  ),
  props.flower(140, 128, 1.15),
  sized(196, 122, 0.58, turned(10, magpie({ eye: 'happy', wing: 30 }))),
  props.heart(190, 62, 0.6),
  props.heart(214, 44, 0.4, k.rose),
  word('고마워', { color: k.roseDeep }),
];

const sorry = [
  props.shadow(120, 178, 82),
  path('M56 178C40 120 72 92 120 92C168 92 200 120 184 178Z', '#f6a65b'),
  mark('M84 108Q90 120 84 132M156 108Q150 120 156 132M120 94V112', '#4a2f22', 6),
  sized(120, 128, 0.86, tigerHead({ ears: 38, eye: 'sad', mouth: 'wave', brow: 'worried' })),
  oval(58, 172, 19, 13, '#f6a65b'),
  oval(182, 172, 19, 13, '#f6a65b'),
  props.drop(196, 74, 1.2),
  sized(120, 62, 0.46, magpie({ eye: 'closed', legs: false, wing: 0 })),
  word('미안해', { y: 214, color: '#4f6f8f' }),
];

const love = [
  sized(120, 82, 0.88, tiger({ eye: 'heart', mouth: 'open', left: [-36, 62], right: [36, 62] })),
  props.heart(120, 142, 2),
  sized(200, 66, 0.52, turned(14, magpie({ eye: 'happy', wing: 50 }))),
  props.heart(40, 60, 0.6, k.rose),
  props.heart(30, 124, 0.4),
  word('사랑해', { y: 216, color: k.roseDeep }),
];

const fighting = [
  props.rays(120, 92, 88, 104, [-80, -58, -38, 38, 58, 80], k.ochre),
  sized(
    120,
    84,
    0.86,
    tiger({
      eye: 'dot',
      brow: 'angry',
      mouth: 'big',
      right: [74, 8],
      left: [-58, 88],
      over: group(
        '',
        path('M-66 -22Q0 -46 66 -22L67 -6Q0 -30 -67 -6Z', k.paper),
        spot(0, -27, 8, 7.5, k.gam),
        mark('M-60 -20Q-58 -14 -60 -8', k.ink, 3),
      ),
    }),
  ),
  sized(44, 128, 0.54, turned(-8, magpie({ eye: 'bird', beak: 'open', wing: 88, brow: 'angry' }))),
  word('화이팅!', { size: 37 }),
];

const laugh = [
  sized(110, 90, 0.88, turned(-7, tiger({ eye: 'tight', mouth: 'big', left: [-8, 92], right: [26, 96] }))),
  props.drop(38, 84, 0.9),
  props.drop(180, 58, 0.9),
  sized(196, 158, 0.54, turned(78, magpie({ eye: 'happy', beak: 'open', wing: 60 }))),
  word('ㅋㅋㅋㅋ', { size: 36, tilt: 9 }),
];

const cry = [
  oval(120, 182, 86, 16, '#bfe0f3', { stroke: '#4d8fbd', w: 4 }),
  sized(
    120,
    78,
    0.9,
    tiger({
      ears: 18,
      eye: 'closed',
      mouth: 'cry',
      brow: 'worried',
      left: [-46, 96],
      right: [46, 96],
      tailAt: false,
      over: tearStreams(29, 44),
    }),
  ),
  sized(204, 118, 0.5, turned(6, magpie({ eye: 'sad', wing: 40 }))),
  word('엉엉ㅠㅠ', { y: 216, size: 34, color: '#3f76a3' }),
];

const best = [
  sized(106, 84, 0.88, tiger({ eye: 'shine-happy', mouth: 'open', left: [-58, 92], right: [62, 50] })),
  at(
    172,
    112,
    turned(
      8,
      box(-20, -10, 38, 34, 14, '#f6a65b'),
      path('M-14 -6Q-16 -34 -4 -38Q8 -40 8 -10Z', '#f6a65b'),
      mark('M2 2H16M2 12H15', '#4a2f22', 3.6),
    ),
  ),
  props.sparkle(206, 70, 1.2),
  props.sparkle(32, 66, 0.9),
  props.sparkle(214, 150, 0.7),
  sized(44, 128, 0.5, turned(-8, magpie({ eye: 'happy', wing: 40 }))),
  word('최고야!'),
];

const yes = [
  props.shadow(120, 180, 52),
  sized(120, 108, 1.22, magpie({ eye: 'bird', beak: 'open', right: 118, wing: 4 })),
  props.rays(120, 100, 82, 98, [-62, -38, 38, 62], k.ochre),
  word('넵!', { y: 210, size: 44, color: k.cheong }),
];

const night = [
  props.crescent(52, 46, 1),
  props.sparkle(92, 34, 0.6),
  props.sparkle(204, 96, 0.6),
  path('M28 148Q30 122 60 122H180Q212 122 212 150V180H28Z', '#8fa8d6'),
  sized(
    112,
    108,
    0.8,
    turned(-6, tigerHead({ eye: 'closed', mouth: 'o', over: props.nightcap(4, -56, 8, 1) })),
  ),
  path('M20 162Q22 134 58 140Q120 156 182 140Q218 134 220 162Q222 186 208 186H32Q18 186 20 162Z', '#a9bde4'),
  mark('M40 168Q120 184 200 168', '#d9e3f6', 5),
  sized(188, 128, 0.42, turned(12, magpie({ eye: 'closed', legs: false }))),
  props.zs(164, 64),
  word('잘 자', { y: 216, color: '#4f659c' }),
];

const angry = [
  sized(118, 88, 0.9, tiger({ eye: 'flat', mouth: 'pout', brow: 'angry', left: [22, 76], right: [-22, 80] })),
  at(
    186,
    40,
    mark('', k.ink),
    trace('M-4 -14Q-2 -4 -14 -2M6 -12Q6 0 16 0M-12 8Q-2 8 -2 18M16 10Q6 10 8 20', k.gamDeep, 6),
  ),
  props.cloudlet(34, 60, 0.6),
  props.cloudlet(206, 96, 0.5),
  word('흥!', { size: 44 }),
];

const birthday = [
  props.confetti([
    [30, 50, 20],
    [60, 26, -30],
    [206, 40, 50],
    [216, 98, 10],
    [26, 108, 70],
    [178, 22, -10],
  ]),
  sized(
    116,
    82,
    0.74,
    tiger({ eye: 'happy', mouth: 'open', tailAt: false, over: props.partyHat(0, -64, -4, 1) }),
  ),
  sized(
    204,
    120,
    0.5,
    turned(8, magpie({ eye: 'happy', beak: 'open', wing: 50, over: props.partyHat(0, -52, 6, 0.8) })),
  ),
  sized(114, 154, 0.86, props.cake(0, 0)),
  word('생일 축하해', { y: 214, size: 33, color: k.roseDeep }),
];

const newYear = [
  props.shadow(120, 182, 88),
  box(24, 168, 192, 16, 7, '#d8e8d8'),
  mark('M40 176H200', '#9cc2a5', 4),
  path('M34 172C34 132 58 112 92 116C126 116 148 134 148 172Z', '#5aa58f'),
  mark('M60 128Q52 148 56 168M122 128Q132 150 128 168', '#3f8673', 4),
  sized(92, 112, 0.74, tigerHead({ eye: 'closed', mouth: 'cat' })),
  limb('M58 168H76', '#f6a65b', 13),
  limb('M110 168H128', '#f6a65b', 13),
  sized(
    186,
    138,
    0.72,
    magpie({
      eye: 'closed',
      legs: false,
      robe: group(
        '',
        patch('M-44 16Q0 34 44 16Q42 40 24 45Q0 50 -24 45Q-42 40 -44 16Z', k.rose, 1),
        mark('M-12 18L4 34M12 18L-4 34', k.paper, 6),
      ),
      over: path('M-10 -50Q0 -62 10 -50Z', k.gam),
    }),
  ),
  word('새해 복!', { y: 214, size: 37 }),
  props.pouch(186, 56, 0.9),
  props.sparkle(34, 62, 0.9),
  props.sparkle(222, 40, 0.7),
  props.sparkle(146, 38, 0.7),
];

const news = [
  props.cloudlet(44, 60, 0.7),
  props.cloudlet(204, 44, 0.5),
  sized(120, 104, 1.18, turned(-6, magpie({ eye: 'happy', wing: 62, right: 62, legs: false }))),
  props.letter(122, 136, -8, 1.15),
  props.sparkle(36, 122, 0.8),
  props.sparkle(208, 118, 0.9),
  word('좋은 소식!', { y: 212, size: 35, color: k.cheong }),
];

const surprise = [
  props.rays(120, 92, 84, 102, [-80, -58, -38], k.gam),
  sized(120, 88, 0.88, tiger({ eye: 'wide', mouth: 'o', left: [-52, 36], right: [52, 36] })),
  sized(190, 62, 0.44, turned(20, magpie({ eye: 'startled', beak: 'open', wing: 70, tailUp: -20 }))),
  word('헉!', { size: 44 }),
];

const missing = [
  props.moon(168, 66, 44),
  group(
    '',
    path('M20 186V150Q20 140 30 140H210Q220 140 220 150V186Z', '#b9713f'),
    mark('M24 160H216', '#8f5434', 4),
  ),
  sized(96, 104, 0.84, turned(-5, tigerHead({ eye: 'shine', mouth: 'pout', brow: 'worried' }))),
  oval(52, 146, 18, 13, '#f6a65b'),
  oval(138, 146, 18, 13, '#f6a65b'),
  sized(190, 118, 0.46, flipped(magpie({ eye: 'sad' }))),
  props.heart(110, 30, 0.5, k.rose),
  word('보고 싶어', { y: 214, size: 35, color: '#4f659c' }),
];

/** The magpie and the tiger of the old pictures: friends who say what needs saying. */
export const drawings = {
  hello,
  thanks,
  sorry,
  love,
  fighting,
  laugh,
  cry,
  best,
  yes,
  night,
  angry,
  birthday,
  'new-year': newYear,
  news,
  surprise,
  missing,
};
