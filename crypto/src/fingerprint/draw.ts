import { cellsAcross, type KeyCell } from './fingerprint.ts';

/**
 * The eight colours, from dark to light: ink, indigo, plum, celadon, persimmon, sky, ochre, blossom. Apart in lightness
 * too, so that whoever sees few colours tells them apart; the same in every theme, for two people hold two screens beside
 * each other.
 */
export const keyColours = [
  '#2b2622',
  '#2f4a94',
  '#8f3a70',
  '#23806c',
  '#dc5a22',
  '#62b0dc',
  '#f2c23e',
  '#f6b6ae',
] as const;

/** What the cells lie on: two tones of paper, in turn. */
export const keyGround = ['#fbf6ea', '#f1e9d8'] as const;

/** How wide a cell is in the drawing. */
export const cellSize = 20;

/** How wide the whole drawing is, with its rim. */
export const drawingSize = cellsAcross * cellSize + 8;

const rim = 4;

/** One cell as it is drawn. */
export interface DrawnCell {
  /** Where its upper left corner is. */
  x: number;
  y: number;
  /** The colour of the paper below it. */
  ground: string;
  colour: string;
  /** The data of an SVG path. */
  path: string;
}

/** Each shape in a cell of 20 by 20, around its middle. */
const shapes: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${x + 2} ${y + 5}a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-10a3 3 0 0 1-3-3z`,
  (x, y) => `M${x + 2} ${y + 10}a8 8 0 1 1 16 0a8 8 0 1 1-16 0z`,
  (x, y) => `M${x + 2} ${y + 4}a2 2 0 0 1 3.4-1.4l12 12a2 2 0 0 1-1.4 3.4h-12a2 2 0 0 1-2-2z`,
  (x, y) =>
    `M${x + 10} ${y + 0.6}c1 5.6 3.8 8.4 9.4 9.4c-5.6 1-8.4 3.8-9.4 9.4c-1-5.6-3.8-8.4-9.4-9.4c5.6-1 8.4-3.8 9.4-9.4z`,
];

/** The cells as paths, for whoever draws them itself in a square of `drawingSize`. */
export function drawCells(cells: readonly KeyCell[]): DrawnCell[] {
  return cells.map(({ colour, shape }, at) => {
    const column = at % cellsAcross;
    const row = Math.floor(at / cellsAcross);
    const x = rim + column * cellSize;
    const y = rim + row * cellSize;
    return {
      x,
      y,
      ground: keyGround[(column + row) % 2]!,
      colour: keyColours[colour]!,
      path: shapes[shape]!(x, y),
    };
  });
}

/**
 * The picture of keys as an SVG. `size` in pixels; with `title` a screen reader says what it is, without it the picture
 * goes with words that stand beside it.
 */
export function drawFingerprint(
  cells: readonly KeyCell[],
  { size = drawingSize, title }: { size?: number; title?: string } = {},
): string {
  const drawn = drawCells(cells);
  const dark = drawn.filter(({ ground }) => ground === keyGround[1]);
  const patches = dark.map(({ x, y }) => `M${x} ${y}h${cellSize}v${cellSize}h-${cellSize}z`).join('');
  const said = title === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escape(title)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawingSize} ${drawingSize}" width="${size}" height="${size}" ${said}>`,
    `<rect width="${drawingSize}" height="${drawingSize}" rx="14" fill="${keyGround[0]}" stroke="#e7dfd1"/>`,
    `<path fill="${keyGround[1]}" d="${patches}"/>`,
    ...drawn.map(({ colour, path }) => `<path fill="${colour}" d="${path}"/>`),
    '</svg>',
  ].join('');
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (letter) => names[letter]!);
}
