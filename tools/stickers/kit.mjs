/** The drawing kit of the stickers: shapes that know their own outline, so that every sticker has the same light edge. */

export const ink = '#33271f';
export const paper = '#fffdf8';
export const gam = '#e8622a';
export const gamDeep = '#c84a17';
export const gamSoft = '#ffc9a3';
export const cheong = '#2f7d6b';
export const celadon = '#a9d3c3';
export const rose = '#f2a0a4';
export const roseDeep = '#d9576a';
export const ochre = '#f0b84b';
export const sky = '#8fc3e8';
export const blush = '#f4805f';

const line = 5;
const edge = 11;

/** A shape: `inner` ones lie within others and add nothing to the outline. */
const shape = (tag, geometry, { fill = 'none', stroke = ink, w = line, inner = false, o } = {}) => ({
  tag,
  geometry,
  fill,
  stroke,
  w,
  inner,
  o,
});

export const path = (d, fill, more = {}) => shape('path', { d }, { fill, ...more });
/** A stroke without a filling. */
export const trace = (...[d, stroke = ink, w = line, more = {}]) =>
  shape('path', { d }, { stroke, w, ...more });
export const oval = (...[cx, cy, rx, ry, fill, more = {}]) =>
  shape('ellipse', { cx, cy, rx, ry }, { fill, ...more });
export const box = (...[x, y, width, height, rx, fill, more = {}]) =>
  shape('rect', { x, y, width, height, rx }, { fill, ...more });
/** A patch of colour on something else. */
export const patch = (d, fill, o) => path(d, fill, { stroke: 'none', inner: true, o });
export const spot = (...[cx, cy, rx, ry, fill, o]) =>
  oval(cx, cy, rx, ry, fill, { stroke: 'none', inner: true, o });
/** A stroke on something else. */
export const mark = (d, stroke = ink, w = line) => trace(d, stroke, w, { inner: true });

/** Shapes together, moved by a transform. */
export const group = (transform, ...kids) => ({ kids: kids.flat(3).filter(Boolean), transform });
export const at = (x, y, ...kids) => group(`translate(${x} ${y})`, ...kids);
export const sized = (...[x, y, scale, ...kids]) => group(`translate(${x} ${y}) scale(${scale})`, ...kids);
export const turned = (degrees, ...kids) => group(`rotate(${degrees})`, ...kids);
export const flipped = (...kids) => group('scale(-1 1)', ...kids);

/** Shapes that move; `origin` is where they turn or grow from. */
export const moving = (motion, { origin = '0px 0px', delay = 0, time } = {}, ...kids) => ({
  kids: kids.flat(3).filter(Boolean),
  motion,
  style: [
    `transform-origin:${origin}`,
    delay && `animation-delay:${delay}s`,
    time && `animation-duration:${time}s`,
  ]
    .filter(Boolean)
    .join(';'),
});

/** A limb: a thick line with round ends, in ink and in its colour. */
export const limb = (d, fill, w = 15) => [trace(d, ink, w + line * 2), trace(d, fill, w, { inner: true })];

const motions = {
  bob: ['1.6s ease-in-out', '50%{transform:translateY(-5px)}'],
  hop: [
    '.9s cubic-bezier(.3,0,.5,1)',
    '0%,100%{transform:scale(1.05,.94)}20%{transform:scale(.97,1.04)}50%{transform:translateY(-16px) scale(.98,1.03)}85%{transform:scale(1,1)}',
  ],
  sway: ['1.8s ease-in-out', '0%,100%{transform:rotate(-5deg)}50%{transform:rotate(5deg)}'],
  wave: ['.9s ease-in-out', '0%,100%{transform:rotate(-12deg)}50%{transform:rotate(20deg)}'],
  bow: ['2.2s ease-in-out', '0%,18%,100%{transform:rotate(0)}45%,70%{transform:rotate(13deg)}'],
  nod: [
    '1.2s ease-in-out',
    '0%,50%,100%{transform:translateY(0) scaleY(1)}25%,75%{transform:translateY(4px) scaleY(.95)}',
  ],
  shake: ['.9s ease-in-out', '0%,100%{transform:translateX(-6px)}50%{transform:translateX(6px)}'],
  shiver: ['.28s linear', '0%,100%{transform:translateX(-2px)}50%{transform:translateX(2px)}'],
  laugh: ['.36s ease-in-out', '50%{transform:translateY(-6px) rotate(2deg)}'],
  pulse: ['1s ease-in-out', '50%{transform:scale(1.14)}'],
  breathe: ['2.8s ease-in-out', '50%{transform:scale(1.03,.97)}'],
  drop: [
    '1.2s ease-in',
    '0%{transform:translateY(-4px);opacity:0}25%{opacity:1}100%{transform:translateY(22px);opacity:0}',
  ],
  rise: [
    '2.2s ease-out',
    '0%{transform:translateY(8px);opacity:0}35%{opacity:1}100%{transform:translateY(-16px);opacity:0}',
  ],
  fall: [
    '2s linear',
    '0%{transform:translateY(-30px) rotate(0);opacity:0}15%{opacity:1}100%{transform:translateY(40px) rotate(200deg);opacity:0}',
  ],
  twinkle: ['1.4s ease-in-out', '50%{transform:scale(.55);opacity:.5}'],
  chew: ['.5s ease-in-out', '50%{transform:scale(1.04,.95)}'],
  lid: [
    '.5s ease-in-out',
    '25%{transform:translateY(-7px) rotate(-5deg)}75%{transform:translateY(-5px) rotate(5deg)}',
  ],
  climb: ['3.6s ease-in-out', '0%{transform:translateY(26px)}50%,100%{transform:translateY(0)}'],
  run: ['.42s ease-in-out', '50%{transform:translateY(-7px) rotate(-3deg)}'],
};

const attributes = (pairs) =>
  Object.entries(pairs)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 10) / 10 : value}"`)
    .join('');

const outline = ({ kids, transform, motion, style, tag, geometry, fill, w, inner, stroke }) => {
  if (kids) {
    const inside = kids.map(outline).join('');
    return inside && `<g${attributes({ transform, class: motion, style })}>${inside}</g>`;
  }
  if (inner) return '';
  const width = (stroke === 'none' ? 0 : w) + edge;
  return `<${tag}${attributes({ ...geometry, fill: fill === 'none' ? 'none' : undefined, 'stroke-width': width === line + edge ? undefined : width })}/>`;
};

const drawing = ({ kids, transform, motion, style, tag, geometry, fill, w, stroke, o }) =>
  kids
    ? `<g${attributes({ transform, class: motion, style })}>${kids.map(drawing).join('')}</g>`
    : `<${tag}${attributes({
        ...geometry,
        fill: fill === 'none' ? undefined : fill,
        stroke: stroke === ink ? undefined : stroke,
        'stroke-width': w === line || stroke === 'none' ? undefined : w,
        opacity: o,
      })}/>`;

const motionsOf = ({ kids = [], motion }) => [...(motion ? [motion] : []), ...kids.flatMap(motionsOf)];

const styleOf = (art) => {
  const used = [...new Set(motionsOf(art))].sort();
  if (used.length === 0) return '';
  const rules = used.map((name) => {
    const [timing, frames] = motions[name];
    return `@keyframes ${name}{${frames}}.${name}{animation:${name} ${timing} infinite}`;
  });
  return `<style>${rules.join('')}@media (prefers-reduced-motion:reduce){g{animation:none!important}}</style>`;
};

const layer = (kids) => {
  const art = group('', ...kids);
  return `<g fill="${paper}" stroke="${paper}" stroke-width="${line + edge}" stroke-linejoin="round" stroke-linecap="round">${outline(art)}</g><g fill="none" stroke="${ink}" stroke-width="${line}" stroke-linejoin="round" stroke-linecap="round">${drawing(art)}</g>`;
};

/** A sticker as a file: the outline first, the drawing over it, and its words with their own outline over all. */
export const drawSticker = (...kids) => {
  const words = kids.filter((one) => one.isOver);
  const art = kids.filter((one) => !one.isOver);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240">${styleOf(group('', ...kids))}${layer(art)}${words.length > 0 ? layer(words) : ''}</svg>\n`;
};

/** True when something in it moves. */
export const isAnimated = (svg) => svg.includes('@keyframes');
