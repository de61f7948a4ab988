/** A point of the photo, in its pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A part of the photo, in hundredths of its sides. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One step of an edit; the points of a step are those of the photo as the steps before have left it. */
export type EditOp =
  | { kind: 'turn' }
  | { kind: 'crop'; part: Part }
  | { kind: 'draw'; colour: string; width: number; points: Point[] }
  | { kind: 'hide'; width: number; points: Point[] };

interface Size {
  width: number;
  height: number;
}

/** Pixels of a part, never less than one. */
export const pixelsOf = ({ x, y, width, height }: Part, size: Size) => {
  const left = Math.round((Math.min(99, Math.max(0, x)) / 100) * size.width);
  const top = Math.round((Math.min(99, Math.max(0, y)) / 100) * size.height);
  return {
    left,
    top,
    width: Math.max(1, Math.min(size.width - left, Math.round((width / 100) * size.width))),
    height: Math.max(1, Math.min(size.height - top, Math.round((height / 100) * size.height))),
  };
};

/** How large the photo is after a step. */
export const sizeAfter = (size: Size, op: EditOp): Size => {
  if (op.kind === 'turn') return { width: size.height, height: size.width };
  if (op.kind !== 'crop') return size;
  const { width, height } = pixelsOf(op.part, size);
  return { width, height };
};

/** The side of the squares under which something is hidden: so coarse that no face comes back out of them. */
export const squareSide = (size: Size): number =>
  Math.max(8, Math.round(Math.max(size.width, size.height) / 44));

/** The pixel under a pointer, where the photo is shown in `box`. */
export const pointAt = (
  client: Point,
  box: { left: number; top: number; width: number; height: number },
  size: Size,
): Point => ({
  x: ((client.x - box.left) / Math.max(1, box.width)) * size.width,
  y: ((client.y - box.top) / Math.max(1, box.height)) * size.height,
});

/** Whether a part is worth a crop: not the whole, and not a slip of the finger. */
export const isWorthCropping = (part: Part | undefined): part is Part =>
  part !== undefined && part.width > 2 && part.height > 2 && (part.width < 99.5 || part.height < 99.5);
