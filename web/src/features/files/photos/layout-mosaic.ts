/** Where one photo stands, in parts of the whole frame from 0 to 1. */
export interface Tile {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A frame of photos; `hidden` of them are behind the last tile. */
export interface Mosaic {
  width: number;
  height: number;
  tiles: Tile[];
  hidden: number;
}

type Shape = { readonly width?: number | undefined; readonly height?: number | undefined };

/** More than these are counted on the last tile; the viewer shows them all. */
export const mostTiles = 12;

const gap = 3;
const ratios = { least: 0.56, most: 2.2 };
const leastSide = 120;

/** How many stand in each row: threes, and twos where three would leave one alone. */
export const rowsOf = (count: number): number[] => {
  if (count <= 3) return count > 0 ? [count] : [];
  const twos = ({ 0: 0, 1: 2, 2: 1 } as const)[(count % 3) as 0 | 1 | 2];
  const threes = (count - twos * 2) / 3;
  return [...Array<number>(threes).fill(3), ...Array<number>(twos).fill(2)];
};

const layoutOne = ({ width, height }: Shape, most: number): Mosaic => {
  const known = width && height ? width / height : 1;
  const ratio = Math.min(ratios.most, Math.max(ratios.least, known));
  // Tall ones are as high as a wide one is broad, and a third more; a small picture is not blown up.
  const highest = Math.round(most * 1.34);
  const widest = Math.min(most, Math.max(leastSide, width ?? most));
  const shown = Math.round(Math.min(widest, highest * ratio));
  return {
    width: shown,
    height: Math.round(shown / ratio),
    tiles: [{ left: 0, top: 0, width: 1, height: 1 }],
    hidden: 0,
  };
};

/** Lays photos out in rows of three or two, in one frame that is `most` pixels wide; one alone keeps its shape. */
export const layoutMosaic = (photos: readonly Shape[], most: number): Mosaic => {
  const [only] = photos;
  if (photos.length === 1 && only) return layoutOne(only, most);
  const shown = Math.min(photos.length, mostTiles);
  const boxes: Tile[] = [];
  let top = 0;
  for (const inRow of rowsOf(shown)) {
    const side = (most - gap * (inRow - 1)) / inRow;
    for (let place = 0; place < inRow; place += 1) {
      boxes.push({ left: place * (side + gap), top, width: side, height: side });
    }
    top += side + gap;
  }
  const height = Math.max(0, top - gap);
  return {
    width: most,
    height: Math.round(height),
    tiles: boxes.map((box) => ({
      left: box.left / most,
      top: box.top / height,
      width: box.width / most,
      height: box.height / height,
    })),
    // The last tile is half hidden by the number on it, so it counts too.
    hidden: photos.length > mostTiles ? photos.length - mostTiles + 1 : 0,
  };
};
