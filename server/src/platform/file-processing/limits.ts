import type { Allowance } from './run-program.ts';

/** Enough for a phone's 108-megapixel mode, little enough that a small file cannot unpack into all of our memory. */
export const mostPixels = 120_000_000;

/** All frames of an animation together: what is longer keeps its bytes, and its forms stand still. */
export const mostMovingPixels = 80_000_000;

/** The longest side of a film's poster, a document's page, and a picture that moves, in pixels. */
export const sides = { preview: 1_280, moving: 800 } as const;

/** How long one step of a picture may take. */
export const pictureSeconds = 30;

/** What may be read whole, to take camera data out of it. */
export const mostPictureBytes = 100 * 1_048_576;

/** PDFs above this are sent without a picture: the drawer reads them whole. */
export const mostPdfBytes = 100 * 1_048_576;

/** Letters of a text file that are shown in the room. */
export const excerptLetters = 300;

/** What each program may use. */
export const allowances = {
  heic: { seconds: 60, memoryMiB: 1_500, outputBytes: 10_000 },
  pdf: { seconds: 20, memoryMiB: 1_200, outputBytes: 10_000 },
  probe: { seconds: 20, memoryMiB: 600, outputBytes: 4_000_000 },
  frame: { seconds: 40, memoryMiB: 1_800, outputBytes: 10_000 },
} as const satisfies Record<string, Allowance>;

/** A film may take eight times its length, a short one at least ten minutes, and none more than six hours. */
export const filmAllowance = (durationMs: number): Allowance => ({
  seconds: Math.min(21_600, Math.max(600, (durationMs / 1_000) * 8)),
  memoryMiB: 2_500,
  background: true,
  outputBytes: 40_000_000,
});

/** Sound is quick: a tenth of its length does. */
export const soundAllowance = (durationMs: number): Allowance => ({
  seconds: Math.min(1_800, 60 + durationMs / 10_000),
  memoryMiB: 600,
  outputBytes: 60_000_000,
});
