import { songpyeon } from './characters.mjs';
import { tearStreams } from './faces.mjs';
import * as k from './kit.mjs';
import { say } from './letters.mjs';
import * as props from './props.mjs';
import { feasts } from './songpyeon-feasts.mjs';

const { at, mark, moving, oval, path, sized, spot, trace } = k;

const word = (words, more) => say(words, { y: 212, size: 38, color: '#4f7f45', ...more });
const feet = { origin: '0px 58px' };

const hello = [
  props.shadow(120, 168, 62),
  sized(
    120,
    108,
    1.06,
    moving(
      'bob',
      {},
      songpyeon({ eye: 'happy', mouth: 'open', left: [-74, 32] }),
      at(
        60,
        8,
        moving('wave', {}, trace('M0 0Q14 -6 20 -24', k.ink, 6), oval(21, -28, 7, 7, k.ink, { w: 3 })),
      ),
    ),
  ),
  word('안녕~'),
];

const thanks = [
  props.shadow(120, 168, 62),
  sized(
    120,
    108,
    1.06,
    moving(
      'bow',
      { origin: '0px 58px' },
      songpyeon({
        kind: 'pink',
        eye: 'closed',
        mouth: 'smile',
        left: [-12, 34],
        right: [12, 34],
        over: props.heart(0, 34, 0.6),
      }),
    ),
  ),
  moving('rise', {}, props.heart(44, 60, 0.5, k.rose)),
  moving('rise', { delay: -1.1 }, props.heart(200, 50, 0.6)),
  word('고마워요', { color: k.roseDeep }),
];

const meal = [
  moving('rise', {}, props.steam(88, 62, 1.1)),
  moving('rise', { delay: -0.8 }, props.steam(120, 52, 1.2)),
  moving('rise', { delay: -1.5 }, props.steam(152, 62, 1.1)),
  sized(
    120,
    122,
    0.94,
    moving(
      'bob',
      {},
      songpyeon({ eye: 'shine', mouth: 'open', twig: false, left: [-38, 30], right: [38, 30], legs: false }),
    ),
  ),
  sized(120, 164, 0.92, props.bowl(0, 0)),
  props.spoon(206, 116, 14, 1.05),
  word('밥 먹었어?', { y: 217, size: 35, color: k.gamDeep }),
];

const yum = [
  sized(
    120,
    102,
    1.06,
    moving(
      'chew',
      { origin: '0px 44px' },
      songpyeon({
        kind: 'yellow',
        eye: 'happy',
        mouth: 'cat',
        left: [-30, 26],
        right: [44, 30],
        over: [spot(-28, 20, 10, 8, '#f0a860', 0.5), spot(28, 20, 10, 8, '#f0a860', 0.5)],
      }),
    ),
  ),
  sized(180, 148, 0.8, moving('sway', {}, props.spoon(0, -8, 20, 1))),
  props.sparkle(42, 62, 0.9),
  moving('twinkle', {}, props.sparkle(204, 56, 1.1)),
  word('냠냠', { size: 42, color: k.gamDeep }),
];

const sorry = [
  props.shadow(120, 166, 62),
  sized(
    120,
    112,
    1.04,
    moving(
      'shiver',
      {},
      songpyeon({
        kind: 'white',
        eye: 'sad',
        mouth: 'wave',
        brow: 'worried',
        left: [-14, 36],
        right: [14, 36],
      }),
    ),
  ),
  moving('drop', {}, props.drop(196, 72, 1.2)),
  word('미안해요', { color: '#4f6f8f' }),
];

const laugh = [
  props.shadow(120, 166, 88),
  sized(
    82,
    112,
    0.86,
    moving(
      'laugh',
      { origin: '0px 50px' },
      songpyeon({ kind: 'white', eye: 'tight', mouth: 'big', left: [-80, 0] }),
    ),
  ),
  sized(
    166,
    118,
    0.82,
    moving(
      'laugh',
      { origin: '0px 50px', delay: -0.17 },
      songpyeon({ kind: 'green', eye: 'tight', mouth: 'big', right: [80, -2] }),
    ),
  ),
  moving('drop', {}, props.drop(28, 82, 0.8)),
  moving('drop', { delay: -0.6 }, props.drop(214, 84, 0.8)),
  word('ㅋㅋㅋㅋㅋ', { size: 34, tilt: 10 }),
];

const sad = [
  oval(120, 176, 76, 13, '#bfe0f3', { stroke: '#4d8fbd', w: 4 }),
  sized(
    120,
    112,
    1.04,
    moving(
      'breathe',
      feet,
      songpyeon({
        kind: 'pink',
        eye: 'closed',
        mouth: 'cry',
        brow: 'worried',
        left: [-70, 38],
        right: [70, 38],
        over: at(0, 0, tearStreams(22, 26)),
      }),
    ),
  ),
  moving('drop', {}, props.drop(58, 140, 0.8)),
  moving('drop', { delay: -0.5 }, props.drop(184, 140, 0.8)),
  word('흑흑', { y: 215, size: 40, color: '#3f76a3' }),
];

const love = [
  props.shadow(120, 172, 90),
  sized(
    74,
    124,
    0.78,
    moving('sway', feet, songpyeon({ kind: 'pink', eye: 'happy', mouth: 'smile', right: [62, -8] })),
  ),
  sized(
    168,
    124,
    0.78,
    moving(
      'sway',
      { ...feet, delay: -0.9 },
      songpyeon({ kind: 'white', eye: 'happy', mouth: 'smile', left: [-62, -8] }),
    ),
  ),
  at(121, 62, moving('pulse', {}, props.heart(0, 0, 1.5))),
  word('사랑해요', { color: k.roseDeep }),
];

const cheer = [
  props.shadow(120, 176, 56),
  at(
    120,
    116,
    moving(
      'hop',
      { origin: '0px 60px' },
      songpyeon({
        kind: 'green',
        eye: 'happy',
        brow: 'angry',
        mouth: 'big',
        left: [-74, -34],
        right: [74, -34],
        over: [pompom(-78, -42, k.gam), pompom(78, -42, k.ochre)],
      }),
    ),
  ),
  word('아자아자!', { color: k.gamDeep, size: 37 }),
];

function pompom(x, y, fill) {
  return at(
    x,
    y,
    [0, 60, 120, 180, 240, 300].map((angle) => k.turned(angle, oval(0, -11, 7, 9, fill, { w: 4 }))),
    spot(0, 0, 8, 8, fill),
  );
}

const night = [
  props.crescent(50, 56, 1.05),
  moving('twinkle', {}, props.sparkle(96, 40, 0.6)),
  moving('twinkle', { delay: -0.7 }, props.sparkle(212, 112, 0.6)),
  sized(
    112,
    116,
    1,
    moving(
      'breathe',
      { origin: '0px 44px' },
      songpyeon({
        eye: 'closed',
        mouth: 'o',
        legs: false,
        twig: false,
        over: props.nightcap(-4, -48, 4, 1.05),
      }),
    ),
  ),
  path('M30 152Q32 132 66 136Q120 150 172 136Q204 132 208 152Q210 180 196 182H44Q28 182 30 152Z', '#bcd6a0'),
  mark('M48 160Q120 174 192 160', '#dcebc8', 5),
  props.zs(166, 68, '#6f9a66'),
  word('잘 자요', { y: 215 }),
];

const yes = [
  props.shadow(120, 170, 58),
  sized(
    120,
    110,
    1.08,
    moving(
      'nod',
      feet,
      songpyeon({
        kind: 'green',
        eye: 'shine',
        mouth: 'smile',
        left: [-76, 30],
        right: [66, -26],
        over: ring(78, -40),
      }),
    ),
  ),
  word('응!', { size: 44 }),
];

function ring(x, y) {
  return at(x, y, oval(0, 0, 12, 12, 'none', { stroke: k.gamDeep, w: 6 }));
}

const no = [
  props.shadow(120, 170, 58),
  sized(
    120,
    112,
    1.06,
    moving(
      'shake',
      {},
      songpyeon({ kind: 'pink', eye: 'tight', mouth: 'pout', left: [24, 34], right: [-24, 34] }),
    ),
  ),
  trace('M34 92Q26 104 32 118M206 92Q214 104 208 118', k.gam, 6),
  word('아니야', { color: k.gamDeep }),
];

/** A family of rice cakes that cannot keep still. */
export const drawings = {
  hello,
  thanks,
  meal,
  yum,
  sorry,
  laugh,
  sad,
  love,
  cheer,
  congratulations: feasts.congratulations,
  night,
  dance: feasts.dance,
  yes,
  no,
  'full-moon': feasts.fullMoon,
  together: feasts.together,
};
