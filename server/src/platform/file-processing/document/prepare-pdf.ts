import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureBounds } from '@maru/contract';
import { allowances, mostPdfBytes, sides } from '../limits.ts';
import { drawBlur } from '../photo/draw-blur.ts';
import { makeWebp } from '../photo/make-forms.ts';
import { shrinkPixels } from '../photo/open-picture.ts';
import { runOurs } from '../run-program.ts';
import { CannotProcess, type Arrived, type Prepared, type Watching } from '../types.ts';

/** Looks at a PDF: how many pages, and a picture of the first. Throws CannotProcess. */
export const preparePdf = async (arrived: Arrived, { signal }: Watching = {}): Promise<Prepared> => {
  if (arrived.size > mostPdfBytes) throw new CannotProcess('a PDF of too many bytes');
  const raw = join(arrived.folder, 'page.raw');
  const told = await runOurs('draw-pdf', [arrived.path, raw, String(sides.preview)], {
    allowance: allowances.pdf,
    signal,
  });
  const { pages, width, height } = JSON.parse(told.toString('utf8')) as Record<string, number>;
  const data = await readFile(raw);
  await rm(raw);
  if (!pages || !width || !height || data.length !== width * height * 4)
    throw new CannotProcess('a page of no size');
  const pixels = await shrinkPixels({ data, width, height, channels: 4 }, pictureBounds.preview);
  const preview = await makeWebp(pixels, 'preview', arrived.folder);
  const blur = await drawBlur(pixels);
  return {
    kind: 'file',
    type: arrived.type,
    facts: { pages, width, height, blur, preview: true },
    forms: [preview],
    slow: false,
  };
};
