/** How a picture lies in its frame: how much larger, and how far it is moved from the middle, in pixels. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 };

const largest = 6;

interface Frame {
  readonly width: number;
  readonly height: number;
}

interface ZoomStep {
  readonly by: number;
  readonly x: number;
  readonly y: number;
}

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** No edge of the picture comes into the frame. */
const hold = ({ scale, x, y }: Zoom, { width, height }: Frame): Zoom => ({
  scale,
  x: within(x, ((scale - 1) * width) / 2),
  y: within(y, ((scale - 1) * height) / 2),
});

/** Larger or smaller by a factor, so that the point under the finger stays there. Points are counted from the middle. */
export const zoomAt = (zoom: Zoom, { by, x, y }: ZoomStep, frame: Frame): Zoom => {
  const scale = Math.max(1, Math.min(largest, zoom.scale * by));
  const factor = scale / zoom.scale;
  return hold({ scale, x: x - (x - zoom.x) * factor, y: y - (y - zoom.y) * factor }, frame);
};

/** Moved by so many pixels. */
export const panBy = (zoom: Zoom, { x, y }: { x: number; y: number }, frame: Frame): Zoom =>
  hold({ ...zoom, x: zoom.x + x, y: zoom.y + y }, frame);
