import { randomBytes } from 'node:crypto';
import type { LinkCard } from '@maru/contract';
import sharp from 'sharp';
import type { House } from '../../platform/house.ts';
import { fetchBounded, type Bounds } from './fetch-bounded.ts';
import { openReach } from '../../platform/reach/index.ts';
import { decodePage, readPage } from './read-page.ts';
import { troubleOf } from '../../platform/trouble.ts';

const wholeMs = 8_000;
const lineMs = 4_000;
const pageBytes = 512_000;
const pictureBytes = 5_000_000;
const pictureSide = 640;
const mostPixels = 40_000_000;

/** The file of the picture of a card. */
export const pictureBlob = (id: string): string => `link-pictures/${id}.webp`;

const keepPicture = async (
  house: House,
  source: URL,
  bounds: Bounds,
): Promise<LinkCard['picture'] | undefined> => {
  const found = await fetchBounded(source, {
    ...bounds,
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
    mostBytes: pictureBytes,
    mayCut: false,
  });
  if (!found) return undefined;
  const { data, info } = await sharp(found.bytes, { limitInputPixels: mostPixels })
    .rotate()
    .resize(pictureSide, pictureSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  // A dot that only counts visits is no picture.
  if (info.width < 32 || info.height < 32) return undefined;
  const id = randomBytes(18).toString('hex');
  await house.blobs.put(pictureBlob(id), data);
  return { id, width: info.width, height: info.height };
};

/** Looks what an address leads to. Undefined where there is nothing to show, or it is not for us to fetch. */
export const findCard = async (
  house: House,
  address: string,
  language?: string,
): Promise<LinkCard | undefined> => {
  const anywhere = house.config.linkCards === 'anywhere';
  const reach = openReach(anywhere, lineMs);
  const bounds: Bounds = {
    reach,
    anywhere,
    types: ['text/html', 'application/xhtml+xml'],
    mostBytes: pageBytes,
    mayCut: true,
    language,
    signal: AbortSignal.timeout(wholeMs),
  };
  try {
    const page = await fetchBounded(new URL(address), bounds);
    const facts = page && readPage(decodePage(page.type, page.bytes));
    if (!page || !facts) return undefined;
    const source = facts.picture ? URL.parse(facts.picture, page.url.href) : null;
    const picture = source ? await keepPicture(house, source, bounds).catch(() => undefined) : undefined;
    return {
      url: address,
      site: facts.site ?? page.url.hostname.replace(/^www\./, ''),
      title: facts.title,
      ...(facts.text && facts.text !== facts.title && { text: facts.text }),
      ...(picture && { picture }),
    };
  } catch (error) {
    house.logger.debug(troubleOf(error), 'a link has no card');
    return undefined;
  } finally {
    void reach.destroy().catch(() => undefined);
  }
};
