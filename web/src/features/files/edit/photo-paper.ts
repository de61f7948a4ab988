import { fitWithin } from '../../../platform/pictures/index.ts';
import { pixelsOf, squareSide, type EditOp, type Point } from './edit-ops.ts';

/** More pixels than this help nobody, and are more than a phone's canvas holds. */
const longestSide = 4_096;

const newCanvas = (width: number, height: number): HTMLCanvasElement =>
  Object.assign(document.createElement('canvas'), { width, height });

const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no place to draw on.');
  return context;
};

const drawLine = (
  canvas: HTMLCanvasElement,
  { colour, width }: { colour: string; width: number },
  [from, to]: readonly [Point, Point],
): void => {
  const context = contextOf(canvas);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(from.x, from.y);
  // A dot is a line of no length.
  context.lineTo(to.x + 0.01, to.y);
  context.stroke();
};

/** The photo in coarse squares, each of one colour. */
const coarseOf = (canvas: HTMLCanvasElement): HTMLCanvasElement => {
  const side = squareSide(canvas);
  const tiny = newCanvas(
    Math.max(1, Math.round(canvas.width / side)),
    Math.max(1, Math.round(canvas.height / side)),
  );
  const small = contextOf(tiny);
  small.imageSmoothingQuality = 'high';
  small.drawImage(canvas, 0, 0, tiny.width, tiny.height);
  return tiny;
};

const hideAlong = (
  canvas: HTMLCanvasElement,
  { coarse, width }: { coarse: HTMLCanvasElement; width: number },
  [from, to]: readonly [Point, Point],
): void => {
  const context = contextOf(canvas);
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (width / 4)));
  context.save();
  context.beginPath();
  for (let step = 0; step <= steps; step += 1) {
    const part = step / steps;
    const [x, y] = [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
    context.moveTo(x + width / 2, y);
    context.arc(x, y, width / 2, 0, Math.PI * 2);
  }
  context.clip();
  context.imageSmoothingEnabled = false;
  context.drawImage(coarse, 0, 0, canvas.width, canvas.height);
  context.restore();
};

const pairsOf = (points: readonly Point[]): [Point, Point][] =>
  points.map((point, place) => [points[place - 1] ?? point, point]);

/** A photo that is being edited: every step is kept, so that it can be undone at full size. */
export class PhotoPaper {
  /** What is shown, and in the end what is sent. */
  readonly canvas: HTMLCanvasElement;
  private readonly first: HTMLCanvasElement;
  private readonly ops: EditOp[] = [];
  private coarse: HTMLCanvasElement | undefined;

  constructor(bitmap: ImageBitmap) {
    const size = fitWithin(bitmap, longestSide);
    this.first = newCanvas(size.width, size.height);
    contextOf(this.first).drawImage(bitmap, 0, 0, size.width, size.height);
    bitmap.close();
    this.canvas = newCanvas(size.width, size.height);
    this.drawAll();
  }

  get steps(): number {
    return this.ops.length;
  }

  /** Takes a step. */
  take(op: EditOp): void {
    this.ops.push(op);
    this.draw(op);
  }

  /** Begins a line; `extend` goes on with it. */
  begin(op: Extract<EditOp, { points: Point[] }>): void {
    this.ops.push(op);
    if (op.kind === 'hide') this.coarse = coarseOf(this.canvas);
    this.drawPairs(op, pairsOf(op.points));
  }

  /** Draws the line that was begun on to a point. */
  extend(point: Point): void {
    const op = this.ops.at(-1);
    if (!op || !('points' in op)) return;
    const before = op.points.at(-1) ?? point;
    op.points.push(point);
    this.drawPairs(op, [[before, point]]);
  }

  /** Takes back the last step; false when there is none. */
  undo(): boolean {
    if (!this.ops.pop()) return false;
    this.drawAll();
    return true;
  }

  /** The photo as it is now, as a file of the same name. */
  async toFile({ name, type }: File): Promise<File> {
    const isDrawing = type === 'image/png' || type === 'image/webp';
    const kind = isDrawing ? 'image/png' : 'image/jpeg';
    const bytes = await new Promise<Blob | null>((done) => this.canvas.toBlob(done, kind, 0.92));
    if (!bytes) throw new Error('The photo could not be written.');
    const plain = name.replace(/\.[^.]*$/, '');
    return new File([bytes], `${plain}.${isDrawing ? 'png' : 'jpg'}`, { type: kind });
  }

  private drawAll(): void {
    Object.assign(this.canvas, { width: this.first.width, height: this.first.height });
    contextOf(this.canvas).drawImage(this.first, 0, 0);
    for (const op of this.ops) this.draw(op);
  }

  private draw(op: EditOp): void {
    if (op.kind === 'turn') return this.redraw(this.canvas.height, this.canvas.width, turnInto);
    if (op.kind === 'crop') {
      const { left, top, width, height } = pixelsOf(op.part, this.canvas);
      return this.redraw(width, height, (context, from) => context.drawImage(from, -left, -top));
    }
    if (op.kind === 'hide') this.coarse = coarseOf(this.canvas);
    this.drawPairs(op, pairsOf(op.points));
  }

  private drawPairs(op: Extract<EditOp, { points: Point[] }>, pairs: [Point, Point][]): void {
    for (const pair of pairs) {
      if (op.kind === 'draw') drawLine(this.canvas, op, pair);
      else if (this.coarse) hideAlong(this.canvas, { coarse: this.coarse, width: op.width }, pair);
    }
  }

  private redraw(
    width: number,
    height: number,
    draw: (context: CanvasRenderingContext2D, from: HTMLCanvasElement) => void,
  ): void {
    const from = newCanvas(this.canvas.width, this.canvas.height);
    contextOf(from).drawImage(this.canvas, 0, 0);
    Object.assign(this.canvas, { width, height });
    draw(contextOf(this.canvas), from);
  }
}

/** A quarter to the right. */
function turnInto(context: CanvasRenderingContext2D, from: HTMLCanvasElement): void {
  context.translate(from.height, 0);
  context.rotate(Math.PI / 2);
  context.drawImage(from, 0, 0);
}
