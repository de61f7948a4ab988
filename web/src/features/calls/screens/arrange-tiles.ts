/** Where a tile stands in its area, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Area {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** Faces are looked at in shapes between a phone held upright and a wide screen; what lies beyond is left free. */
const narrowest = 0.54;
const widest = 1.85;

const cellOf = (count: number, columns: number, { width, height, gap }: Area) => {
  const rows = Math.ceil(count / columns);
  const room = {
    width: (width - gap * (columns - 1)) / columns,
    height: (height - gap * (rows - 1)) / rows,
  };
  const cell = {
    width: Math.max(0, Math.min(room.width, room.height * widest)),
    height: Math.max(0, Math.min(room.height, room.width / narrowest)),
  };
  return { rows, ...cell };
};

/** How good a shape is to look at a face in: large first, and near to what cameras see. */
const worth = ({ width, height }: { width: number; height: number }): number => {
  const shape = width / height || 1;
  const near = Math.min(shape, 1.1) / Math.max(shape, 1.1);
  return width * height * Math.sqrt(near);
};

/** Lays tiles out so that faces are as large as they can be; a last row that is not full stands in the middle. */
export const arrangeTiles = (count: number, area: Area): Place[] => {
  if (count === 0 || area.width <= 0 || area.height <= 0) return [];
  const best = Array.from({ length: count }, (_, index) => index + 1)
    .map((columns) => ({ columns, ...cellOf(count, columns, area) }))
    .reduce((one, other) => (worth(other) > worth(one) + 1 ? other : one));
  const { columns, rows, width, height } = best;
  const { gap } = area;
  const top = (area.height - rows * height - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    // Two tiles over a last one on a phone: the last takes the whole line rather than leaving half of it empty.
    const isWide = inRow === 1 && columns === 2 && height < width * 1.4;
    const own = isWide ? Math.min(area.width, columns * width + gap) : width;
    const left = (area.width - inRow * own - (inRow - 1) * gap) / 2;
    return {
      left: left + (index - row * columns) * (own + gap),
      top: top + row * (height + gap),
      width: own,
      height,
    };
  });
};

/** How many tiles one page shows, so that a face can still be told; with pictures never more than a device can draw. */
export const tilesOnPage = ({ width, height }: Pick<Area, 'width' | 'height'>, hasFilm: boolean): number => {
  if (width === 0 || height === 0) return 1;
  const columns = Math.max(1, Math.min(hasFilm ? 5 : 6, Math.floor(width / 118)));
  const rows = Math.max(1, Math.min(hasFilm ? 4 : 5, Math.floor(height / 118)));
  return Math.max(2, Math.min(hasFilm ? 16 : 30, columns * rows));
};

/** The pages of a list, each with at most so many; none is empty, and an empty list has one page. */
export const pagesOf = <One>(all: readonly One[], most: number): One[][] => {
  const count = Math.max(1, Math.ceil(all.length / most));
  // Even pages look calmer than fifteen and one.
  const each = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, page) => all.slice(page * each, (page + 1) * each));
};
